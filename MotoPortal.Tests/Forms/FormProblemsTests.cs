using System.Collections.Immutable;
using MotoPortal.Forms;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Forms;

public sealed class FormProblemsTests
{
    private ImmutableDictionary<string, FieldProblem> _wrong =
        ImmutableDictionary<string, FieldProblem>.Empty.Add("Name", FieldProblem.Required);

    [Fact]
    public void Nothing_is_said_before_a_field_was_left()
    {
        var problems = new FormProblems(() => _wrong);

        (problems.Of("Name"), problems.ShowsSummary).ShouldBe((null, false));
        problems.Leave("Name");
        (problems.Of("Name"), problems.ShowsSummary).ShouldBe((FieldProblem.Required, false));
    }

    [Fact]
    public void Handing_in_says_all_and_mending_takes_it_away()
    {
        var problems = new FormProblems(() => _wrong);

        problems.HandIn().ShouldBeFalse();
        (problems.Of("Name"), problems.ShowsSummary).ShouldBe((FieldProblem.Required, true));

        _wrong = _wrong.Clear();
        (problems.Of("Name"), problems.ShowsSummary).ShouldBe((null, false));
        problems.HandIn().ShouldBeTrue();
    }

    [Fact]
    public void What_the_server_found_stands_until_its_field_is_touched()
    {
        _wrong = _wrong.Clear();
        var told = _wrong.Add("Name", FieldProblem.TooLong);
        var problems = new FormProblems(() => _wrong);

        problems.Tell(told);
        problems.Of("Name").ShouldBe(FieldProblem.TooLong);
        problems.Leave("Name");
        problems.Tell(told);

        problems.Of("Name").ShouldBeNull();
    }
}
