using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal;

/// <summary>The portal started with other settings, or as another version, than the last time.</summary>
/// <param name="Version">The portal's version.</param>
/// <param name="Settings">Every setting that is set, ordered by its key, secrets masked.</param>
internal sealed record SettingsSeen(string Version, ImmutableArray<SettingsSeen.Setting> Settings) : ILedgerDetails
{
    /// <inheritdoc/>
    public static ImmutableArray<string> Kinds => ["settings.seen"];

    /// <summary>One setting.</summary>
    /// <param name="Key">Its key, such as <c>Retention:MailDays</c>.</param>
    /// <param name="Value">Its value; of a secret only that it is set, of Stripe's keys their kind and last four characters.</param>
    internal sealed record Setting(string Key, string Value);
}
