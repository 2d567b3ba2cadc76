namespace MotoPortal.Terms;

/// <summary>What the words of the terms promise that the portal has to keep by itself: to tell the customer before each charge.</summary>
internal static class TermsPromises
{
    /// <summary>The places that promise it, such as <c>notice:3</c>, in the order of the parts that are read aloud.</summary>
    /// <param name="textOf">The words of a part; null where there are none.</param>
    public static IEnumerable<string> In(Func<TermsPartKey, string?> textOf) =>
        Enum.GetValues<TermsPartKey>().Where(TermsScripts.IsRead)
            .SelectMany(key => TermsPlaces.In(textOf(key) ?? "")).Where(place => TermsPlaces.NoticeDays(place) is not null);

    /// <summary>
    /// How many days before a charge the words promise to tell the customer, the most of all that they name; null for no promise.
    /// </summary>
    public static int? NoticeDays(IEnumerable<TermsPartView> parts) =>
        parts.Where(part => TermsScripts.IsRead(part.Key)).SelectMany(part => TermsPlaces.In(part.Text)).Max(TermsPlaces.NoticeDays);
}
