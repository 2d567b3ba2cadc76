using MotoPortal.Consents.Agreement;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.Tests.SaveCard;

/// <summary>Fills a draft, including every string in it.</summary>
internal static class EveryText
{
    /// <summary>Writes the text into every string of the object, at any depth; returns their names.</summary>
    public static List<string> Fill(object filled, string text, string path)
    {
        List<string> names = [];
        foreach (var property in filled.GetType().GetProperties().Where(property => property.GetIndexParameters().Length is 0))
        {
            var name = path.Length is 0 ? property.Name : $"{path}.{property.Name}";
            if (property is { CanWrite: true } && property.PropertyType == typeof(string))
            {
                property.SetValue(filled, text);
                names.Add(name);
            }
            else if (property.GetValue(filled) is IReadOnlyList<InstalmentRow> rows)
            {
                names.AddRange(rows.Index().SelectMany(row => Fill(row.Item, text, $"{name}[{row.Index}]")));
            }
            else if (property.PropertyType is { IsClass: true, Assembly: var assembly }
                && assembly == typeof(ConsentDraft).Assembly && property.GetValue(filled) is { } inner)
            {
                names.AddRange(Fill(inner, text, name));
            }
        }

        return names;
    }
}
