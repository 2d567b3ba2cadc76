using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Readers.Registry;

/// <summary>The result of registering, labelling or deleting a reader. Closed: only the cases named here exist.</summary>
internal abstract record RegistryOutcome
{
    private RegistryOutcome()
    {
    }

    /// <summary>It was done, and the ledger has an entry.</summary>
    /// <param name="Label">The reader's label.</param>
    public sealed record Done(string Label) : RegistryOutcome;

    /// <summary>The reader was registered in this account already; its label and store may be others now.</summary>
    /// <param name="Label">The reader's label.</param>
    public sealed record AlreadyRegistered(string Label) : RegistryOutcome;

    /// <summary>The form has problems; nothing was sent.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : RegistryOutcome;

    /// <summary>Stripe takes no such code: it is mistyped, has expired or was used already.</summary>
    public sealed record WrongCode : RegistryOutcome;

    /// <summary>Stripe has no such store any more.</summary>
    public sealed record StoreGone : RegistryOutcome;

    /// <summary>The reader was deleted at Stripe before.</summary>
    public sealed record Gone : RegistryOutcome;

    /// <summary>The reader is in use; nothing was done.</summary>
    /// <param name="By">Who uses it; empty when the portal did not start it.</param>
    public sealed record Held(string By) : RegistryOutcome;

    /// <summary>Stripe refused for another reason; nothing was done.</summary>
    /// <param name="Code">Stripe's error code; null for none.</param>
    public sealed record Refused(string? Code) : RegistryOutcome;

    /// <summary>Stripe could not be reached; nothing was done.</summary>
    public sealed record NotReachable : RegistryOutcome;

    /// <summary>The answer was lost or not Stripe's, so it may have been done. The same again is not done twice.</summary>
    public sealed record Unknown : RegistryOutcome;

    /// <summary>The acting person is not an administrator, or not any more; nothing was done.</summary>
    public sealed record NotAllowed : RegistryOutcome;
}
