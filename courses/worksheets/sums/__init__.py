"""The arithmetic of the worksheets: pure, in Decimal, nothing of Django. One module a subject."""

from courses.worksheets.sums.business import BreakEven, CashMonth, NeverPays, break_even, cash_flow, runs_out
from courses.worksheets.sums.departure import PATENT_CITIZENS, Deadline, deadlines
from courses.worksheets.sums.household import Budget, Goal, count_budget, count_goal
from courses.worksheets.sums.loans import (
    ImpossibleLoan,
    LoanCost,
    count_loan,
    falling_payment,
    flat_payment,
    yearly_rate,
)
from courses.worksheets.sums.money import Fee, cents, per_cent, split
from courses.worksheets.sums.sending import Transfer, best_of, count_transfer, price_level
from courses.worksheets.sums.shares import Matching, count_matching, count_parts
from courses.worksheets.sums.work import (
    ContractVerdict,
    ImpossibleTimes,
    WageCount,
    count_wage,
    judge_contract,
    minutes_worked,
)
