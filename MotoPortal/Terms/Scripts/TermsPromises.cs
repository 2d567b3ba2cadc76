using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Scripts;

/// <summary>Finds the promise of the terms that the portal keeps automatically: to notify the customer before each charge.</summary>
internal static class TermsPromises
{
    /// <summary>The placeholders of the promise, such as <c>notice:3</c>, in the parts that are read aloud, in order.</summary>
    /// <param name="textOf">Returns the text of a part; null for none.</param>
    public static IEnumerable<string> In(Func<TermsPartKey, string?> textOf) =>
        Enum.GetValues<TermsPartKey>().Where(TermsScripts.IsRead)
            .SelectMany(key => TermsPlaceholders.In(textOf(key) ?? "")).Where(place => TermsPlaceholders.NoticeDays(place) is not null);

    /// <summary>The number of days before a charge that the text promises, the largest if there are several; null for no promise.</summary>
    public static int? NoticeDays(IEnumerable<TermsPartView> parts) =>
        parts.Where(part => TermsScripts.IsRead(part.Key))
            .SelectMany(part => TermsPlaceholders.In(part.Text))
            .Max(TermsPlaceholders.NoticeDays);
}
