using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>What became of "send to reader". Closed: only the cases named here exist.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The reader has taken the command.</summary>
    public sealed record OnReader : SendOutcome;

    /// <summary>The reader did not take it, and nothing is on its way; the page shows why.</summary>
    public sealed record NotSent(SetupProblem Problem) : SendOutcome;

    /// <summary>The call may be recorded, and nobody has said that the recording was stopped; nothing was sent.</summary>
    public sealed record RecordingRuns : SendOutcome;

    /// <summary>The consent was given too long ago to belong to this call; nothing was sent. The terms must be read anew.</summary>
    public sealed record ConsentTooOld : SendOutcome;

    /// <summary>The person saw another amount than the one that would be taken; the reader was not asked.</summary>
    /// <param name="Shown">What they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : SendOutcome;

    /// <summary>The reader may or may not have been told. Being settled; do not send again.</summary>
    public sealed record Unknown : SendOutcome;

    /// <summary>The setup is no longer where this can be done; the page shows where it is.</summary>
    public sealed record NotNow(SetupState State) : SendOutcome;

    /// <summary>Who acts may not do this; nothing was done.</summary>
    public sealed record NotAllowed : SendOutcome;
}
