using System.Globalization;
using System.IO.Compression;
using System.Text;
using MotoPortal.Pdf.Bidi;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Pdf.Bidi;

/// <summary>
/// Goal: directions are those of the Unicode bidirectional algorithm. Method: all cases of Unicode's own conformance tests, version 15.0.0,
/// stored without their comments. (c) 2022 Unicode, Inc., under https://www.unicode.org/license.txt
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class BidiConformanceTests
{
    // A character for each class, as the format of BidiTest.txt suggests.
    private static readonly Dictionary<string, char> Samples = new(StringComparer.Ordinal)
    {
        ["L"] = 'a',
        ["R"] = '\u05D0',
        ["AL"] = '\u0627',
        ["EN"] = '1',
        ["ES"] = '+',
        ["ET"] = '$',
        ["AN"] = '\u0660',
        ["CS"] = ',',
        ["NSM"] = '\u0300',
        ["BN"] = '\u00AD',
        ["B"] = '\u2029',
        ["S"] = '\t',
        ["WS"] = ' ',
        ["ON"] = '!',
        ["LRE"] = '\u202A',
        ["RLE"] = '\u202B',
        ["LRO"] = '\u202D',
        ["RLO"] = '\u202E',
        ["PDF"] = '\u202C',
        ["LRI"] = '\u2066',
        ["RLI"] = '\u2067',
        ["FSI"] = '\u2068',
        ["PDI"] = '\u2069',
    };

    [Fact]
    public void Each_case_of_BidiCharacterTest_has_its_levels_and_its_order()
    {
        var cases = 0;
        List<string> wrong = [];
        foreach (var line in Lines("BidiCharacterTest.txt.br"))
        {
            var fields = line.Split(';');
            var text = string.Concat(fields[0].Split(' ')
                .Select(hex => char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
            byte? level = fields[1] is "2" ? null : byte.Parse(fields[1], CultureInfo.InvariantCulture);
            var paragraph = BidiParagraph.Of(text, level);
            cases++;
            if (paragraph.Level != byte.Parse(fields[2], CultureInfo.InvariantCulture)
                || !IsAs(paragraph, Words(fields[3]), Words(fields[4])))
            {
                wrong.Add(line);
            }
        }

        wrong.Take(10).ShouldBeEmpty();
        cases.ShouldBe(91_707);
    }

    [Fact]
    public void Each_case_of_BidiTest_has_its_levels_and_its_order()
    {
        var cases = 0;
        List<string> wrong = [];
        string[] levels = [];
        string[] order = [];
        foreach (var line in Lines("BidiTest.txt.br"))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal))
            {
                levels = Words(line["@Levels:".Length..]);
            }
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal))
            {
                order = Words(line["@Reorder:".Length..]);
            }
            else if (line.Split(';') is [var classes, var directions])
            {
                var text = string.Concat(Words(classes).Select(name => Samples[name]));
                var asked = int.Parse(directions, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                foreach (var (_, level) in new (int, byte?)[] { (1, null), (2, 0), (4, 1) }.Where(each => (asked & each.Item1) != 0))
                {
                    cases++;
                    if (!IsAs(BidiParagraph.Of(text, level), levels, order))
                    {
                        wrong.Add($"{line} at {level}");
                    }
                }
            }
        }

        wrong.Take(10).ShouldBeEmpty();
        cases.ShouldBe(770_241);
    }

    private static bool IsAs(BidiParagraph paragraph, string[] expected, string[] order)
    {
        var units = paragraph.LevelsOfLine(0, paragraph.Text.Length);
        List<byte> kept = [];
        List<int> indexes = [];
        var (at, index) = (0, 0);
        foreach (var rune in paragraph.Text.EnumerateRunes())
        {
            // The algorithm gives no level to what is marked with an x.
            if (expected[index] is not "x")
            {
                if (units[at] != byte.Parse(expected[index], CultureInfo.InvariantCulture))
                {
                    return false;
                }

                kept.Add(units[at]);
                indexes.Add(index);
            }

            at += rune.Utf16SequenceLength;
            index++;
        }

        var found = VisualOrder.Of([.. kept]).Select(place => indexes[place].ToString(CultureInfo.InvariantCulture));
        return found.SequenceEqual(order, StringComparer.Ordinal);
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Lines(string file)
    {
        using var stored = File.OpenRead(Repository.PathOf("MotoPortal.Tests", "Pdf", "Bidi", file));
        using var plain = new BrotliStream(stored, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.ASCII);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
