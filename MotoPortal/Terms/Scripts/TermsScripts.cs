using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Scripts;

/// <summary>Fills in the terms, so that they can be read aloud.</summary>
internal sealed class TermsScripts(IDbContextFactory<PortalDb> contexts, IOptions<MerchantOptions> merchant)
{
    /// <summary>The newest usable terms in a language with values filled in; a missing value is replaced by an ellipsis.</summary>
    /// <param name="language">The customer's language; English when the terms do not have it.</param>
    /// <param name="values">The values by the name of their placeholder; the merchant's are added.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ScriptView> ReadAsync(
        string language, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var version = await TermsReads.Usable(db)
            .AsNoTracking().Include(version => version.Parts).OrderByDescending(version => version.Number).FirstAsync(cancellationToken);
        return Fill(version, language, values, merchant.Value);
    }

    /// <summary>The text of one version with values filled in, also a retired one, as it was read for an older consent.</summary>
    /// <param name="version">The version's number.</param>
    /// <param name="language">The language; English when the version does not have it.</param>
    /// <param name="values">
    /// The values by the name of their placeholder; the merchant's are added unless given, so that a copy can say what was said then.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">There is no version with this number.</exception>
    public async Task<ScriptView> ReadVersionAsync(
        int version, string language, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var published = await db.Set<TermsVersion>()
            .AsNoTracking().Include(found => found.Parts).SingleAsync(found => found.Number == version, cancellationToken);
        return Fill(published, language, values, merchant.Value);
    }

    /// <summary>Fills in the text of a version.</summary>
    /// <param name="version">The version with its parts.</param>
    /// <param name="language">The language; English when the version does not have it.</param>
    /// <param name="values">The values by the name of their placeholder.</param>
    /// <param name="merchant">The store's details.</param>
    internal static ScriptView Fill(
        TermsVersion version, string language, IReadOnlyDictionary<string, string> values, MerchantOptions merchant)
    {
        var spoken = version.Parts.Any(part => string.Equals(part.Language, language, StringComparison.Ordinal)) ? language : "en";
        var written = version.In(spoken);
        var all = TermsPlaceholders.With(merchant, values);
        var filled = written.ToDictionary(part => part.Key, part => TermsPlaceholders.Fill(part.Text, all));
        var read = written.Where(part => IsRead(part.Key))
            .Select(part => new ScriptPartView(part.Key, filled[part.Key], part.AskedWithPrevious));
        return new ScriptView(
            version.Number,
            spoken,
            [.. read],
            filled[TermsPartKey.Redisplay],
            filled[TermsPartKey.PrivacyNotice],
            TermsDigest.Of(version.Number, spoken, written),
            // An ellipsis that is part of the customer's purpose does not count as a missing value.
            written.Where(part => IsRead(part.Key))
                .SelectMany(part => TermsPlaceholders.In(part.Text)).All(place => TermsPlaceholders.IsFilled(place, all)));
    }

    /// <summary>Whether a part is read aloud: only what the customer hears is a promise.</summary>
    internal static bool IsRead(TermsPartKey key) => key is not (TermsPartKey.Redisplay or TermsPartKey.PrivacyNotice);
}
