using MotoPortal.Ledger;

namespace MotoPortal.Accounts;

/// <summary>
/// A second person who has shown their password beside the page of a first, for one policy. Made by <see cref="SecondPersonCheck"/> alone, so
/// that a page can pass it on and not make it up.
/// </summary>
internal sealed class ConfirmedPerson
{
    private ConfirmedPerson(Actor second, string policy, string firstPersonId) => (Second, Policy, FirstPersonId) = (second, policy, firstPersonId);

    /// <summary>The second person.</summary>
    public Actor Second { get; }

    /// <summary>What they may do, one of <see cref="Policies"/>.</summary>
    public string Policy { get; }

    /// <summary>The person before whose page they stand.</summary>
    public string FirstPersonId { get; }

    /// <summary>Notes whose password was right. Only the check calls it: a test reads the compiled code for it.</summary>
    internal static ConfirmedPerson Of(Actor second, string policy, string firstPersonId) => new(second, policy, firstPersonId);
}
