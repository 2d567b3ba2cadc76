using System.Globalization;
using System.Text.RegularExpressions;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Customers;

/// <summary>
/// Parses Stripe's search language for customers, such as <c>email:"a@b.example" AND -metadata["k"]:"v"</c>, into conditions: <c>:</c>
/// equals ignoring case, <c>~</c> contains, <c>&lt; &lt;= &gt; &gt;=</c> for created, AND or OR but not both. See
/// https://docs.stripe.com/search. Unlike at Stripe, new objects are found at once.
/// </summary>
internal static partial class SearchQuery
{
    private const int MaxClauses = 10;
    private const int ShortestPart = 3;
    private const int LongestQuery = 5000;

    /// <summary>The conditions, or Stripe's error about the query.</summary>
    public static (IReadOnlyList<Condition>? Conditions, ApiError? Error) Parse(string query)
    {
        if (query.Length > LongestQuery)
        {
            return (null, Unreadable());
        }

        var clauses = new List<Condition>();
        var joins = new HashSet<string>(StringComparer.Ordinal);
        var position = 0;
        while (true)
        {
            var match = Clause().Match(query, position);
            if (!match.Success)
            {
                return (null, Unreadable());
            }

            var (condition, error) = ConditionOf(match);
            if (error is not null)
            {
                return (null, error);
            }

            clauses.Add(condition!);
            position = match.Index + match.Length;
            if (position == query.Length)
            {
                break;
            }

            var join = Join().Match(query, position);
            if (!join.Success)
            {
                return (null, Unreadable());
            }

            joins.Add(join.Groups["word"].Value.Trim().ToUpperInvariant() is "OR" ? "OR" : "AND");
            position += join.Length;
        }

        if (joins.Count > 1 || clauses.Count > MaxClauses)
        {
            return (null, ApiError.Invalid("A search query cannot mix AND and OR, or have more than 10 clauses.", "query"));
        }

        return joins.Contains("OR") ? (AnyOf(clauses), null) : (clauses, null);
    }

    /// <summary>
    /// A condition that holds when any of the clauses does; their values are passed in one JSON array, because a condition has one value.
    /// </summary>
    private static IReadOnlyList<Condition> AnyOf(List<Condition> clauses)
    {
        var values = new System.Text.Json.Nodes.JsonArray([.. clauses.Select(clause => clause.Value switch
        {
            long number => System.Text.Json.Nodes.JsonValue.Create(number),
            var text => System.Text.Json.Nodes.JsonValue.Create((string)text),
        })]);
        var sql = clauses.Select((clause, index) =>
            $"({clause.Sql.Replace("{0}", $"json_extract({{0}}, '$[{index.ToString(CultureInfo.InvariantCulture)}]')", StringComparison.Ordinal)})");
        return [new Condition(string.Join(" OR ", sql), values.ToJsonString())];
    }

    private static (Condition? Condition, ApiError? Error) ConditionOf(Match match)
    {
        var field = match.Groups["field"].Value;
        var column = match.Groups["key"].Success
            ? $"json_extract(json, '$.metadata.\"{match.Groups["key"].Value.Replace("{", "'||char(123)||'", StringComparison.Ordinal)}\"')"
            : $"json_extract(json, '$.{field}')";
        var text = match.Groups["text"].Success ? match.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal) : null;
        var comparison = match.Groups["operator"].Value;
        var not = match.Groups["not"].Success;

        if (!match.Groups["key"].Success && field is not ("email" or "name" or "phone" or "created"))
        {
            return (null, ApiError.Invalid($"Field `{field}` is an unsupported search field for resource `customers`.", "query"));
        }

        if (match.Groups["null"].Success)
        {
            return comparison == ":"
                ? (new Condition($"{column} IS {(not ? "NOT " : "")}NULL AND {{0}} = 1", 1L), null)
                : (null, Unreadable());
        }

        if (field == "created")
        {
            return long.TryParse(text ?? match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && comparison != "~"
                ? (new Condition($"{(not ? "NOT " : "")}({column} {(comparison == ":" ? "=" : comparison)} {{0}})", seconds), null)
                : (null, Unreadable());
        }

        if (text is null || comparison is not (":" or "~"))
        {
            return (null, Unreadable());
        }

        if (comparison == "~" && text.Length < ShortestPart)
        {
            return (null, ApiError.Invalid("The `~` operator needs at least 3 characters.", "query"));
        }

        var test = comparison == ":" ? $"fold({column}) = {{0}}" : $"instr(fold({column}), {{0}}) > 0";
        return (new Condition(not ? $"NOT coalesce({test}, 0)" : test, text.ToLowerInvariant()), null);
    }

    private static ApiError Unreadable() => ApiError.Invalid(
        "We were unable to parse your search query. Try using the format `metadata[\"key\"]:\"value\"` to query for metadata or key:\"value\" to query for other fields.",
        "query");

    [GeneratedRegex(
        """\G\s*(?<not>-)?(?<field>[a-z_]+)(\[\s*["'](?<key>[^"'\]\\\p{Cc}]+)["']\s*\])?\s*(?<operator><=|>=|[:~<>])\s*((?<null>null)|"(?<text>(\\.|[^"\\])*)"|'(?<text>[^']*)'|(?<number>\d+))\s*""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Clause();

    [GeneratedRegex(
        """\G(?<word>\s*(AND|OR)\s+|)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Join();
}
