using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Data.Lists;

/// <summary>Finds a text in a column whatever apostrophes, hyphens, spaces and points stand in either.</summary>
internal static class JoinedText
{
    /// <summary>
    /// The condition on a column of lower-case text, for <see cref="RowConditions.On"/>; the database joins as
    /// <see cref="SearchText.Joined"/> does.
    /// </summary>
    /// <param name="folded">The folded text to find.</param>
    public static Expression<Func<string, bool>> Holds(string folded)
    {
        var pattern = SearchText.Pattern(SearchText.Joined(folded));
        return column => EF.Functions.Like(
            column.Replace("'", "").Replace("-", "").Replace(" ", "").Replace(".", ""), pattern, SearchText.Escape);
    }
}
