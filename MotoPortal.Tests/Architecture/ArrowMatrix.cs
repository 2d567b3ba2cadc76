using System.Globalization;
using System.Text;

namespace MotoPortal.Tests.Architecture;

/// <summary>
/// A table of which room uses which: users are the rows, used rooms the columns, both from the lowest floor up. While the rule of the
/// floors holds, every mark is below the diagonal. What registers a room uses all of it, and is left out.
/// </summary>
internal static class ArrowMatrix
{
    /// <summary>The rooms, then the inner rooms of each room that has any.</summary>
    public static string Of(IReadOnlyCollection<Arrow> arrows)
    {
        var text = new StringBuilder();
        Write(
            text,
            "rooms",
            [.. Floors.Order.SelectMany(floor => floor)],
            arrows.Where(arrow => arrow.UsedRoom is { Length: > 0 }).Select(arrow => (arrow.Room, arrow.UsedRoom!)));
        foreach (var room in Floors.Rooms.Where(room => Floors.InnerOrder(room).Count > 0).Order(StringComparer.Ordinal))
        {
            Write(
                text.Append('\n'),
                room,
                [.. Floors.InnerOrder(room).SelectMany(floor => floor).Append(Floors.Root).Distinct(StringComparer.Ordinal)],
                arrows.Where(arrow => arrow.Room == room && arrow.UsedRoom == room && !Floors.IsRegistration(arrow.User))
                    .Select(arrow => (arrow.InnerRoom, arrow.UsedInnerRoom)));
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, string title, string[] names, IEnumerable<(string User, string Used)> arrows)
    {
        const string root = "(root)";
        var drawn = arrows.Where(arrow => arrow.User != arrow.Used).ToHashSet();
        var width = names.Append(title).Max(name => Math.Max(name.Length, root.Length));
        text.Append(CultureInfo.InvariantCulture, $"{title.PadRight(width + 4)}{string.Concat(names.Select((_, column) => $"{column + 1,3}"))}\n");
        foreach (var (row, name) in names.Index())
        {
            var marks =
                string.Concat(names.Select((used, column) => column == row ? "  \\" : drawn.Contains((name, used)) ? "  x" : "  ·"));
            text.Append(CultureInfo.InvariantCulture, $"{row + 1,3} {(name.Length == 0 ? root : name).PadRight(width)}{marks}\n");
        }
    }
}
