using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Refunds.Panels;
using MotoPortal.Refunds.Records;


namespace MotoPortal.Tests.Refunds;

public sealed class RefundFormTests
{
    [Theory]
    [InlineData("kwd", 12_340, "0.010", null)]
    [InlineData("kwd", 12_340, "1.005", FieldProblem.NotInSteps)]
    [InlineData("kwd", 12_340, "0", FieldProblem.TooSmall)]
    [InlineData("eur", 4000, "0.01", null)]
    [InlineData("eur", 4000, "40.01", FieldProblem.TooLarge)]
    [InlineData("jpy", 50, "1", null)]
    public void A_part_is_in_the_steps_of_its_currency_and_has_no_minimum(
        string currency, long left, string typed, FieldProblem? problem)
    {
        var form = new RefundForm(new Money(left, currency)) { Share = RefundShare.Part, Amount = typed, Reason = RefundReason.Duplicate };

        var problems = form.Check();

        (problems.TryGetValue(nameof(RefundForm.Amount), out var found) ? found : (FieldProblem?)null).ShouldBe(problem);
    }
}
