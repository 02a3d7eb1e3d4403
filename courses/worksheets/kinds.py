"""The worksheets that exist. The code stands in packs, events and addresses: never change one."""

from django.utils.translation import gettext_lazy as _

CONTRACT_CHECKLIST = "contract-checklist"
WORK_DIARY = "work-diary"
REMITTANCE_COMPARISON = "remittance-comparison"
HOUSEHOLD_BUDGET = "household-budget"
LOAN_COST = "loan-cost"
DEPARTURE_CHECKLIST = "departure-checklist"
BREAK_EVEN = "break-even"
COOPERATIVE_SHARES = "cooperative-shares"
FAMILY_PLAN = "family-plan"

WORKSHEET_CHOICES = [
    (CONTRACT_CHECKLIST, _("Contract checklist")),
    (WORK_DIARY, _("Work diary and wage count")),
    (REMITTANCE_COMPARISON, _("Compare ways to send money")),
    (HOUSEHOLD_BUDGET, _("Family budget and savings plan")),
    (LOAN_COST, _("What a loan really costs")),
    (DEPARTURE_CHECKLIST, _("Papers and steps before the trip")),
    (BREAK_EVEN, _("Does the business pay? Six months of cash")),
    (COOPERATIVE_SHARES, _("Shares in a cooperative and 1×1 matching")),
    (FAMILY_PLAN, _("Family plan: power of attorney and contacts")),
]
