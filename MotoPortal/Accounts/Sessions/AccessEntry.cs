using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Accounts.Sessions;

/// <summary>A person signed in or out, tried to, was refused something, or confirmed something as the second person.</summary>
/// <param name="Person">The person's id; null for an address of no person who may sign in.</param>
/// <param name="Detail">What it was about: the session, the page that was refused with its policy, or null.</param>
internal sealed record AccessEntry(string? Person, string? Detail) : ILedgerDetails
{
    /// <inheritdoc/>
    public static ImmutableArray<string> Kinds =>
        ["access.signed_in", "access.signed_out", "access.password_wrong", "access.refused", "access.second_person"];
}
