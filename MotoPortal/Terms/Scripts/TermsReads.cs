using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Scripts;

/// <summary>Reads published terms.</summary>
internal sealed class TermsReads(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>The number of days before a charge that a version promises for notifications; null for no promise.</summary>
    public static async Task<int?> NoticeDaysAsync(PortalDb db, int version, CancellationToken cancellationToken)
    {
        var parts = await db.Set<TermsPart>().AsNoTracking().Where(part => part.Version == version).ToListAsync(cancellationToken);
        return TermsPromises.NoticeDays(parts.Select(part => new TermsPartView(part.Key, part.Text)));
    }

    /// <summary>The newest version that is published and not retired.</summary>
    public async Task<NewestTermsView> NewestAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var number = await Usable(db).MaxAsync(version => version.Number, cancellationToken);
        var languages = await db.Set<TermsPart>()
            .Where(part => part.Version == number).Select(part => part.Language).Distinct().ToListAsync(cancellationToken);
        return new NewestTermsView(number, [.. TermsLanguages.InOrder(languages)]);
    }

    /// <summary>One version with its text; null when there is none with this number.</summary>
    public async Task<TermsVersionView?> FindAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var version = await db.Set<TermsVersion>().AsNoTracking().Include(version => version.Parts).Include(version => version.Retirement)
            .SingleOrDefaultAsync(version => version.Number == number, cancellationToken);
        return version is null ? null : View(version);
    }

    /// <summary>All versions, the newest first.</summary>
    public async Task<IReadOnlyList<TermsVersionView>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await db.Set<TermsVersion>().AsNoTracking().Include(version => version.Parts).Include(version => version.Retirement)
            .OrderByDescending(version => version.Number)
            .ToListAsync(cancellationToken);
        return [.. versions.Select(View)];
    }

    /// <summary>The numbers of all versions, the newest first.</summary>
    public async Task<IReadOnlyList<int>> NumbersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<TermsVersion>().OrderByDescending(version => version.Number).Select(version => version.Number)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The versions that are not retired.</summary>
    internal static IQueryable<TermsVersion> Usable(PortalDb db) => db.Set<TermsVersion>().Where(version => version.Retirement == null);

    private static TermsVersionView View(TermsVersion version) => new(
        version.Number,
        version.PublishedAt,
        version.PublishedBy,
        version.Retirement?.RetiredAt,
        version.Retirement?.RetiredBy,
        [.. TermsLanguages.InOrder(version.Parts.Select(part => part.Language)).Select(language => InLanguage(version, language))]);

    private static TermsLanguageView InLanguage(TermsVersion version, string language)
    {
        var parts = version.In(language);
        return new TermsLanguageView(language, TermsDigest.Of(version.Number, language, parts), [.. parts]);
    }
}
