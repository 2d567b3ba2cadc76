using System.Collections.Immutable;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Policy;
using MotoPortal.Customers.Records;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Restores;

namespace MotoPortal.SaveCard.States;

/// <summary>The result of a form that was submitted. Closed: only the cases named here exist.</summary>
internal abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>The form is stored, and the setup has moved on.</summary>
    public sealed record Kept : StepOutcome;

    /// <summary>The form has problems; nothing was stored or sent to Stripe.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : StepOutcome;

    /// <summary>The amount is above what the person may take alone, and no second person has approved it; nothing was stored.</summary>
    /// <param name="Amount">The amount.</param>
    /// <param name="Breaches">The limits that it exceeds.</param>
    public sealed record NeedsSecondPerson(Money Amount, ImmutableArray<ClauseBreach> Breaches) : StepOutcome;

    /// <summary>
    /// Customers with the same telephone number, e-mail or name exist; a second submission creates the customer nevertheless.
    /// </summary>
    public sealed record LooksLike(ImmutableArray<CustomerView> Customers) : StepOutcome;

    /// <summary>The setup's state does not allow this any more; the page shows its state.</summary>
    public sealed record NotNow(SetupState State) : StepOutcome;

    /// <summary>The consent was changed in another tab since it was read or stored here; nothing was stored.</summary>
    public sealed record ChangedElsewhere : StepOutcome;

    /// <summary>Stripe knows no such customer, or the customer was deleted there.</summary>
    public sealed record UnknownCustomer : StepOutcome;

    /// <summary>Stripe could not be reached or its answer was lost; a retry creates nothing twice.</summary>
    public sealed record NotReachable : StepOutcome;

    /// <summary>Stripe refused.</summary>
    public sealed record Refused(SetupProblem Problem) : StepOutcome;

    /// <summary>Saving and charging stand still; nothing was stored or sent.</summary>
    public sealed record StandsStill(StopReason Reason) : StepOutcome;

    /// <summary>There is no such setup, or it belongs to a store in which the acting person does not work; nothing was done.</summary>
    public sealed record NotFound : StepOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : StepOutcome;

    /// <summary>Why the actor may not act on the setup.</summary>
    public static StepOutcome Of(Permission refusal) => refusal is Permission.NotFound ? new NotFound() : new NotAllowed();
}
