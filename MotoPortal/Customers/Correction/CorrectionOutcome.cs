using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Customers.Correction;

/// <summary>The result of reading or correcting a customer. Closed: only the cases named here exist.</summary>
internal abstract record CorrectionOutcome
{
    private CorrectionOutcome()
    {
    }

    /// <summary>What Stripe has now, to be corrected.</summary>
    /// <param name="Form">A form that holds it.</param>
    /// <param name="AsRead">What the form was made of; it is handed back with the correction.</param>
    public sealed record Read(CorrectionForm Form, CustomerAsRead AsRead) : CorrectionOutcome;

    /// <summary>Corrected here and at Stripe, or nothing differed.</summary>
    public sealed record Kept : CorrectionOutcome;

    /// <summary>Some fields cannot be kept.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : CorrectionOutcome;

    /// <summary>Another person, or someone at Stripe, has changed the customer since the form was opened. Nothing was changed.</summary>
    public sealed record ChangedMeanwhile : CorrectionOutcome;

    /// <summary>The customer is deleted at Stripe.</summary>
    public sealed record Gone : CorrectionOutcome;

    /// <summary>There is no such customer, or the person was erased.</summary>
    public sealed record NotFound : CorrectionOutcome;

    /// <summary>The person may not correct customers.</summary>
    public sealed record NotAllowed : CorrectionOutcome;

    /// <summary>Stripe refused; nothing was changed.</summary>
    public sealed record Refused : CorrectionOutcome;

    /// <summary>Stripe could not be reached, so nothing was changed.</summary>
    public sealed record NotReachable : CorrectionOutcome;

    /// <summary>The answer was lost, and Stripe cannot be read: the details may have been changed.</summary>
    public sealed record Unknown : CorrectionOutcome;
}
