using System.Collections.Immutable;
using MotoPortal.Customers;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>What became of a form that was handed in. Closed: only the cases named here exist.</summary>
internal abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>It is written down, and the setup has moved on.</summary>
    public sealed record Kept : StepOutcome;

    /// <summary>Something in the form is wrong; nothing was kept and nothing was asked of Stripe.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : StepOutcome;

    /// <summary>Customers with the same telephone number or e-mail exist; asked once, and the second time it is made all the same.</summary>
    public sealed record LooksLike(ImmutableArray<CustomerView> Customers) : StepOutcome;

    /// <summary>The setup is no longer where this can be done; the page shows where it is.</summary>
    public sealed record NotNow(SetupState State) : StepOutcome;

    /// <summary>Stripe knows no such customer, or the customer was deleted there.</summary>
    public sealed record UnknownCustomer : StepOutcome;

    /// <summary>Stripe could not be reached or its answer was lost; it can be tried again without making anything twice.</summary>
    public sealed record NotReachable : StepOutcome;

    /// <summary>Stripe refused.</summary>
    public sealed record Refused(SetupProblem Problem) : StepOutcome;
}

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
}

/// <summary>What became of "cancel" while the reader is at work. Closed: only the cases named here exist.</summary>
internal abstract record CancelOutcome
{
    private CancelOutcome()
    {
    }

    /// <summary>The reader has stopped and no card was saved.</summary>
    public sealed record Canceled : CancelOutcome;

    /// <summary>The bank is being asked already; the result comes in a moment.</summary>
    public sealed record TooLate : CancelOutcome;

    /// <summary>It is not known yet whether the reader stopped. Being settled.</summary>
    public sealed record Unknown : CancelOutcome;

    /// <summary>No reader is at work on this setup any more; the page shows where it is.</summary>
    public sealed record NotNow(SetupState State) : CancelOutcome;
}
