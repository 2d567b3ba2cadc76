using System.Collections.Immutable;
using MotoPortal.Customers;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

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

    /// <summary>Who acts may not do this; nothing was done.</summary>
    public sealed record NotAllowed : StepOutcome;
}
