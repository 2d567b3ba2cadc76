using System.Collections.Immutable;
using MotoPortal.Accounts.Persons;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.People;

/// <summary>The result of inviting a person. Closed: only the cases named here exist.</summary>
internal abstract record InviteOutcome
{
    private InviteOutcome()
    {
    }

    /// <summary>The person was created; the link cannot be read again.</summary>
    public sealed record Invited(string Name, OneTimeLink Link) : InviteOutcome;

    /// <summary>The form has problems, by field.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : InviteOutcome;

    /// <summary>The acting person is not an administrator, or not any more.</summary>
    public sealed record NotAllowed : InviteOutcome;
}
