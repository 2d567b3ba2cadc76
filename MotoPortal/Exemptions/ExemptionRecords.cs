using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Keys;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Exemptions;

/// <summary>Reads the exemptions into what the guard asks, and knows the key of their fingerprints.</summary>
internal sealed class ExemptionRecords(IDbContextFactory<PortalDb> contexts, PortalKeys keys, ExemptTexts exempt)
{
    /// <summary>The bell topic that rings when an exemption was given, taken back or erased.</summary>
    public const string Topic = "text-exemptions";

    private const string KeyName = "text-exemptions";

    private byte[]? _key;

    /// <summary>The fingerprint of a text.</summary>
    public async Task<string> FingerprintAsync(string text, CancellationToken cancellationToken) =>
        ExemptTexts.Fingerprint(await KeyAsync(cancellationToken), text);

    /// <summary>Hands the stored exemptions to the guard of this process; returns their number.</summary>
    public async Task<int> RefreshAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Set<TextExemption>().AsNoTracking()
            .Select(row => new ExemptText(row.Field, row.Fingerprint, row.Length, row.TakenBackAt == null))
            .ToListAsync(cancellationToken);

        // Without an exemption there is no key to make, and the guard refuses as it always does.
        exempt.Replace(stored.Count == 0 ? [] : await KeyAsync(cancellationToken), stored);
        return stored.Count;
    }

    private async Task<byte[]> KeyAsync(CancellationToken cancellationToken) =>
        _key ??= await keys.FindOrMakeAsync(KeyName, cancellationToken);
}
