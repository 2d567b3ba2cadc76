using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.People;

/// <summary>The result of inviting a person. Closed: only the cases named here exist.</summary>
internal abstract record InviteOutcome
{
    private InviteOutcome()
    {
    }

    /// <summary>The person is there; this is the only time that the link can be read.</summary>
    public sealed record Invited(string Name, OneTimeLink Link) : InviteOutcome;

    /// <summary>Something is missing or cannot be kept; by field.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : InviteOutcome;

    /// <summary>Who asks is not an administrator, or is not one any more.</summary>
    public sealed record NotAllowed : InviteOutcome;
}
