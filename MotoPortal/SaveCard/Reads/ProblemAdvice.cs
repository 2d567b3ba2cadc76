using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Reads;

/// <summary>The advice for a problem: what to say and what to do.</summary>
/// <param name="Words">The middle of its text keys: <c>Problem…What</c>, <c>Problem…Say</c> and <c>Problem…Next</c>.</param>
/// <param name="Source">The cause of the problem.</param>
/// <param name="Primary">The recommended action.</param>
/// <param name="Others">At most two alternatives.</param>
internal sealed record ProblemAdvice(string Words, ProblemSource Source, ProblemAction Primary, ImmutableArray<ProblemAction> Others)
{
    /// <summary>Whether the problem is shown as an error; a cancel and a timeout are normal.</summary>
    public bool IsAlarm => Source is not (ProblemSource.Clerk or ProblemSource.AtReader);

    /// <summary>Whether the reader, or the way to it, is at fault; for a bank's decline it is not.</summary>
    public bool IsOfReader => Source is ProblemSource.Reader or ProblemSource.Network;

    /// <summary>The advice for a problem.</summary>
    public static ProblemAdvice For(ProblemView problem) => problem.Kind switch
    {
        SetupProblem.Declined => For(DeclineAdvice.GroupOf(problem.DeclineCode)),
        SetupProblem.CanceledOnReader =>
            New(problem.Kind, ProblemSource.AtReader, ProblemAction.SendAgain, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.CanceledHere =>
            New(problem.Kind, ProblemSource.Clerk, ProblemAction.SendAgain, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.TimedOut =>
            New(problem.Kind, ProblemSource.AtReader, ProblemAction.SendAgain, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.ReaderBusy =>
            New(problem.Kind, ProblemSource.Reader, ProblemAction.AnotherReader, ProblemAction.SendAgain, ProblemAction.Stop),
        SetupProblem.ReaderHeld =>
            New(problem.Kind, ProblemSource.Reader, ProblemAction.AnotherReader, ProblemAction.SendAgain, ProblemAction.Stop),
        SetupProblem.ReaderNotInspected =>
            New(problem.Kind, ProblemSource.Reader, ProblemAction.AnotherReader, ProblemAction.SendAgain, ProblemAction.Stop),
        SetupProblem.ReaderSuspicious => New(problem.Kind, ProblemSource.Reader, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.ReaderOffline =>
            New(problem.Kind, ProblemSource.Reader, ProblemAction.AnotherReader, ProblemAction.SendAgain, ProblemAction.Stop),
        SetupProblem.ReaderTakenOver =>
            New(problem.Kind, ProblemSource.Colleague, ProblemAction.AnotherReader, ProblemAction.SendAgain, ProblemAction.Stop),
        SetupProblem.ReaderDeleted => New(problem.Kind, ProblemSource.Reader, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.ReaderGone => New(problem.Kind, ProblemSource.Reader, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.ReaderNotReached =>
            New(problem.Kind, ProblemSource.Network, ProblemAction.SendAgain, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.ConnectionLost =>
            New(problem.Kind, ProblemSource.Network, ProblemAction.SendAgain, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.ReaderFailed =>
            New(problem.Kind, ProblemSource.Reader, ProblemAction.SendAgain, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.MotoNotEnabled => New(problem.Kind, ProblemSource.Settings, ProblemAction.Stop, ProblemAction.SendAgain),
        SetupProblem.KeyRefused => New(problem.Kind, ProblemSource.Settings, ProblemAction.Stop, ProblemAction.SendAgain),
        SetupProblem.RateLimited => New(problem.Kind, ProblemSource.Stripe, ProblemAction.SendAgain, ProblemAction.Stop),
        SetupProblem.IntentUnusable => New(problem.Kind, ProblemSource.Stripe, ProblemAction.Stop),
        SetupProblem.Refused =>
            New(problem.Kind, ProblemSource.Stripe, ProblemAction.SendAgain, ProblemAction.AnotherReader, ProblemAction.Stop),
        SetupProblem.StripeNotReachable => New(problem.Kind, ProblemSource.Network, ProblemAction.SendAgain, ProblemAction.Stop),
    };

    /// <summary>The advice for a declined card.</summary>
    public static ProblemAdvice For(DeclineGroup group)
    {
        var (source, primary, second) = group switch
        {
            DeclineGroup.CheckDetails => (ProblemSource.Bank, ProblemAction.SameCard, ProblemAction.AnotherCard),
            DeclineGroup.TryOnceMore => (ProblemSource.Bank, ProblemAction.SameCard, ProblemAction.AnotherCard),
            DeclineGroup.OtherCard or DeclineGroup.CallBank or DeclineGroup.ReasonWithheld or DeclineGroup.OnlineOnly
                or DeclineGroup.CardPresentOnly or DeclineGroup.NeverAgain => (
                    ProblemSource.Bank,
                    ProblemAction.AnotherCard,
                    ProblemAction.AnotherReader),
            DeclineGroup.TestCard => (ProblemSource.Card, ProblemAction.AnotherCard, ProblemAction.AnotherReader),
        };
        return new($"Decline{group}", source, primary, [second, ProblemAction.Stop]);
    }

    private static ProblemAdvice New(
        SetupProblem problem, ProblemSource source, ProblemAction primary, params ReadOnlySpan<ProblemAction> others) =>
        new(problem.ToString(), source, primary, [.. others]);
}
