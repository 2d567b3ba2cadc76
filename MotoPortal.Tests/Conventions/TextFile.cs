using System.Xml.Linq;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>A file of texts in one language.</summary>
/// <param name="Path">Absolute path of the resx file.</param>
/// <param name="Texts">The texts by key.</param>
internal sealed record TextFile(string Path, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>The file's path from the repository's root.</summary>
    public string Name => Repository.Relative(Path);

    /// <summary>The key class of these texts, such as <c>ShellTexts</c>.</summary>
    public string KeyClass => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>The file of the same texts in French.</summary>
    public TextFile French => Read(FrenchPath);

    /// <summary>The path of the French file, existing or expected.</summary>
    public string FrenchPath => System.IO.Path.ChangeExtension(Path, ".fr.resx");

    /// <summary>Every file of English texts in the portal.</summary>
    public static IReadOnlyList<TextFile> AllEnglish() =>
        [.. Repository.Files("MotoPortal", "Texts.resx").Select(Read)];

    /// <summary>Reads one file.</summary>
    public static TextFile Read(string path) =>
        new(path, XDocument.Load(path).Root!.Elements("data").ToDictionary(
            data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "", StringComparer.Ordinal));
}
