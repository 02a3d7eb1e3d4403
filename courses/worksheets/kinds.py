"""The worksheets that exist. The code stands in packs, events and addresses: never change one."""

from django.utils.translation import gettext_lazy as _

CONTRACT_CHECKLIST = "contract-checklist"
WORK_DIARY = "work-diary"

WORKSHEET_CHOICES = [
    (CONTRACT_CHECKLIST, _("Contract checklist")),
    (WORK_DIARY, _("Work diary and wage count")),
]
