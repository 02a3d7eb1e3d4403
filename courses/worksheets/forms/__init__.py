"""The worksheets as forms: usable without a script, forgiving about how numbers, dates and times are written."""

from courses.worksheets import kinds
from courses.worksheets.forms.base import WorksheetForm
from courses.worksheets.forms.business import BreakEvenForm
from courses.worksheets.forms.departure import DepartureForm
from courses.worksheets.forms.family import FamilyPlanForm
from courses.worksheets.forms.household import BudgetForm
from courses.worksheets.forms.loans import LoanForm
from courses.worksheets.forms.sending import RemittanceForm
from courses.worksheets.forms.shares import SharesForm
from courses.worksheets.forms.work import ContractChecklistForm, WorkDiaryForm

FORMS: dict[str, type[WorksheetForm]] = {
    kinds.CONTRACT_CHECKLIST: ContractChecklistForm,
    kinds.WORK_DIARY: WorkDiaryForm,
    kinds.REMITTANCE_COMPARISON: RemittanceForm,
    kinds.HOUSEHOLD_BUDGET: BudgetForm,
    kinds.LOAN_COST: LoanForm,
    kinds.DEPARTURE_CHECKLIST: DepartureForm,
    kinds.BREAK_EVEN: BreakEvenForm,
    kinds.COOPERATIVE_SHARES: SharesForm,
    kinds.FAMILY_PLAN: FamilyPlanForm,
}
