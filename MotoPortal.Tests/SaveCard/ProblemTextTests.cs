using System.Globalization;
using System.Runtime.CompilerServices;
using MotoPortal.Forms.Acting;
using MotoPortal.Gateway.Objects;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Tests.SaveCard;

public sealed class ProblemTextTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    public static TheoryData<string> Advices =>
    [
        .. Enum.GetValues<SetupProblem>().Select(problem => ProblemAdvice.For(new ProblemView(problem, null, null)))
            .Concat(Enum.GetValues<DeclineGroup>().Select(ProblemAdvice.For))
            .Select(advice => advice.Words)
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Advices))]
    public void Every_problem_and_every_group_of_declines_says_what_happened_what_to_say_and_what_to_do(string words)
    {
        foreach (var part in new[] { "What", "Say", "Next" })
        {
            ShouldBeInBothLanguages($"Problem{words}{part}");
        }
    }

    [Fact]
    public void Every_source_and_every_action_has_its_words()
    {
        foreach (var source in Enum.GetValues<ProblemSource>().Where(source => source is not ProblemSource.Stripe))
        {
            ShouldBeInBothLanguages($"Source{source}");
        }

        foreach (var action in Enum.GetValues<ProblemAction>())
        {
            ShouldBeInBothLanguages($"Action{action}");
        }
    }

    [Theory]
    [InlineData(SetupProblem.ReaderBusy, true)]
    [InlineData(SetupProblem.ConnectionLost, true)]
    [InlineData(SetupProblem.TimedOut, false)]
    [InlineData(SetupProblem.Declined, false)]
    [InlineData(SetupProblem.KeyRefused, false)]
    public void The_reader_step_fails_by_the_reader_and_not_by_a_bank_or_a_setting(SetupProblem problem, bool isOfReader) =>
        ProblemAdvice.For(new ProblemView(problem, null, null)).IsOfReader.ShouldBe(isOfReader);

    [Fact]
    public void Every_problem_has_one_next_action_at_most_two_others_and_a_way_to_stop()
    {
        var advices = Enum.GetValues<SetupProblem>().Select(problem => ProblemAdvice.For(new ProblemView(problem, null, null)))
            .Concat(Enum.GetValues<DeclineGroup>().Select(ProblemAdvice.For));

        foreach (var advice in advices)
        {
            var all = advice.Others.Insert(0, advice.Primary);
            all.Length.ShouldBeInRange(1, 3);
            all.Distinct().Count().ShouldBe(all.Length);
            all.ShouldContain(ProblemAction.Stop);
        }
    }

    [Theory]
    [InlineData(typeof(StepOutcome))]
    [InlineData(typeof(SendOutcome))]
    [InlineData(typeof(CancelOutcome))]
    public void Every_outcome_is_shown_by_the_page_or_has_its_words(Type outcomes)
    {
        var cases = outcomes.GetNestedTypes().Where(type => type.IsSubclassOf(outcomes)).ToArray();
        cases.ShouldNotBeEmpty();

        foreach (var outcome in cases.Select(RuntimeHelpers.GetUninitializedObject))
        {
            CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            var english = NoticeOf(outcome);
            CultureInfo.CurrentUICulture = French;
            var french = NoticeOf(outcome);
            if (english is not null || french is not null)
            {
                english!.Sentence.ShouldNotBeNullOrWhiteSpace();
                french!.Sentence.ShouldNotBeNullOrWhiteSpace();
                string.Equals(french.Sentence, english.Sentence, StringComparison.Ordinal).ShouldBeFalse(outcome.GetType().Name);
            }
        }
    }

    [Fact]
    public void Every_refusal_of_a_step_has_its_words()
    {
        foreach (var problem in Enum.GetValues<SetupProblem>())
        {
            ShouldBeInBothLanguages(OutcomeText.KeyOf(problem));
        }
    }

    private static ActingNotice? NoticeOf(object outcome) => outcome switch
    {
        StepOutcome step => OutcomeText.Of(step),
        SendOutcome send => OutcomeText.Of(send),
        CancelOutcome cancel => OutcomeText.Of(cancel),
        _ => throw new InvalidOperationException(),
    };

    private static void ShouldBeInBothLanguages(string key)
    {
        var english = SaveCardTexts.ResourceManager.GetString(key, CultureInfo.InvariantCulture);
        var french = SaveCardTexts.ResourceManager.GetString(key, French);

        english.ShouldNotBeNullOrWhiteSpace(key);
        french.ShouldNotBeNullOrWhiteSpace(key);
        string.Equals(french, english, StringComparison.Ordinal).ShouldBeFalse(key);
    }
}
