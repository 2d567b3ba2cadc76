using System.Globalization;
using System.Linq.Expressions;

namespace MotoPortal.Data.Lists;

/// <summary>
/// Sorts by a column with few texts, such as the names of the staff, as a language sorts: the portal brings the texts into their order,
/// and the database takes each row's place in it.
/// </summary>
internal static class RankedText
{
    /// <summary>The texts in the order of the person's language.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> texts) =>
        [.. texts.Order(StringComparer.Create(CultureInfo.CurrentUICulture, CompareOptions.None))];

    /// <summary>The place of a row's text among these; behind them all when it is none of them.</summary>
    public static Expression<Func<TRow, int>> Of<TRow>(Expression<Func<TRow, string>> column, IReadOnlyList<string> texts)
    {
        var rank = texts.Index().Reverse().Aggregate(
            (Expression)Expression.Constant(texts.Count),
            (others, text) => Expression.Condition(
                Expression.Equal(column.Body, Expression.Property(Expression.Constant(new Text(text.Item)), nameof(Text.Value))),
                Expression.Constant(text.Index),
                others));
        return Expression.Lambda<Func<TRow, int>>(rank, column.Parameters);
    }

    // Read from an object, so that a name is a value of the query and no part of its words.
    private sealed record Text(string Value);
}
