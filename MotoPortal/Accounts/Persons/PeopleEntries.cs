using System.Collections.Immutable;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Persons;

/// <summary>The payloads of ledger entries about people. They never contain a token or a password.</summary>
internal static class PeopleEntries
{
    /// <summary>The stores of a scope in an entry: their ids, or <c>all</c>.</summary>
    public static IReadOnlyList<string> NamesOf(StoreScope stores) =>
        stores.IsAll ? ["all"] : [.. stores.Stores.Select(store => store.Value)];

    /// <summary>A person was invited or created.</summary>
    /// <param name="Person">Their id.</param>
    /// <param name="Name">The name shown to colleagues.</param>
    /// <param name="Email">The e-mail address for sign-in.</param>
    /// <param name="Roles">Their roles.</param>
    /// <param name="Language">The language of their pages; null for the browser's.</param>
    /// <param name="Store">The ids of the stores in which they work, separated by spaces; null for all.</param>
    /// <param name="LinkUntil">Until when their link is valid, UTC; null when they have a password.</param>
    public sealed record Made(
        string Person, string Name, string Email, IReadOnlyList<string> Roles, string? Language, string? Store, DateTimeOffset? LinkUntil)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.invited", "person.created"];

        /// <summary>The payload for a new person.</summary>
        public static Made Of(PortalUser person, IReadOnlyList<string> roles, StoreScope stores, DateTimeOffset? linkUntil) =>
            new(person.Id, person.DisplayName, person.Email!, roles, person.Language, stores.IsAll ? null : stores.ToString(), linkUntil);
    }

    /// <summary>The stores in which a person works changed; each by its id, or <c>all</c>.</summary>
    public sealed record StoresChanged(string Person, string Name, IReadOnlyList<string> Before, IReadOnlyList<string> After)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.stores_changed"];
    }

    /// <summary>A person signed in for the first time with their company's account, by which they are known from now on.</summary>
    public sealed record IdentityLinked(string Person, string Name, string Email) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.identity_linked"];
    }

    /// <summary>The roles of a person changed.</summary>
    public sealed record RolesChanged(string Person, string Name, IReadOnlyList<string> Before, IReadOnlyList<string> After)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.roles_changed"];
    }

    /// <summary>Sessions of a person were ended: by an administrator, by disabling the person, or by a new password.</summary>
    public sealed record SessionsEnded(string Person, string Name, int Sessions) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds =>
            ["person.disabled", "person.sessions_ended", "person.password_chosen", "person.password_changed"];
    }

    /// <summary>A person was enabled.</summary>
    public sealed record Enabled(string Person, string Name) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.enabled"];
    }

    /// <summary>
    /// A person's authenticator app or passkey was added, replaced or removed, or they got new recovery codes; with the number of their
    /// sessions that ended.
    /// </summary>
    public sealed record SecondFactorChanged(string Person, string Name, int Sessions) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds =>
        [
            "person.second_factor_added", "person.second_factor_removed", "person.second_factor_reset", "person.recovery_codes_made",
            "person.passkey_added", "person.passkey_removed",
        ];
    }

    /// <summary>A recovery code was used in place of the authenticator app; with the number of unused ones.</summary>
    public sealed record RecoveryCodeUsed(string Person, string Name, int Left) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.recovery_code_used"];
    }

    /// <summary>A link for a new password was created.</summary>
    public sealed record LinkMade(string Person, string Name, DateTimeOffset Until) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.password_link_made"];
    }
}
