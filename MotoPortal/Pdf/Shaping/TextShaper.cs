using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using MotoPortal.Pdf.Bidi;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace MotoPortal.Pdf.Shaping;

/// <summary>
/// Turns text into glyphs: splits it into runs of one direction, script and font, and lets HarfBuzz join, stack and mirror the characters
/// of each. Thread-safe.
/// </summary>
/// <remarks>
/// It remembers what it has shaped: nearly all words and lines of a document stand in each of its kind. Forgets everything when it has
/// remembered many, names of customers too.
/// </remarks>
internal sealed class TextShaper(FontChain fonts)
{
    private const int MostRemembered = 4096;

    private readonly ConcurrentDictionary<(string Text, bool IsBold), ShapedLine> _shaped = new();

    /// <summary>What stands for a character that no font has.</summary>
    public const char Sign = '\uFFFD';

    /// <summary>A line of a paragraph.</summary>
    public ShapedLine Shape(BidiParagraph paragraph, int start, int length, bool isBold)
    {
        var text = paragraph.Text.Substring(start, length);
        var levels = paragraph.LevelsOfLine(start, length);

        // Where all goes from left to right, a line looks as it would alone.
        return paragraph.Level == 0 && !levels.AsSpan().ContainsAnyExcept((byte)0)
            ? Remembered(text, isBold, () => Shape(text, levels, 0, isBold))
            : Shape(text, levels, paragraph.Level, isBold);
    }

    /// <summary>A text that stands alone on its line.</summary>
    public ShapedLine Shape(string text, bool isBold) => Remembered(text, isBold, () =>
    {
        var paragraph = BidiParagraph.Of(text);
        return Shape(paragraph.Text, paragraph.LevelsOfLine(0, text.Length), paragraph.Level, isBold);
    });

    private ShapedLine Remembered(string text, bool isBold, Func<ShapedLine> shape)
    {
        if (_shaped.TryGetValue((text, isBold), out var known))
        {
            return known;
        }

        if (_shaped.Count >= MostRemembered)
        {
            _shaped.Clear();
        }

        return _shaped[(text, isBold)] = shape();
    }

    private ShapedLine Shape(string text, byte[] levels, byte level, bool isBold)
    {
        var runs = Split(text, levels, isBold);
        var shaped = VisualOrder.Of([.. runs.Select(run => run.Level)]).Select(index => Shape(runs[index]));
        return new ShapedLine([.. shaped], (level & 1) == 1);
    }

    private List<Run> Split(string text, byte[] levels, bool isBold)
    {
        List<Run> runs = [];
        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var index = 0; index < elements.Length; index++)
        {
            var start = elements[index];
            var end = index + 1 < elements.Length ? elements[index + 1] : text.Length;
            if (end - start == 1 && CharacterRules.IsDirectionMark(text[start]))
            {
                continue;
            }

            var element = text[start..end];
            var current = runs.Count > 0 ? runs[^1] : null;
            var script = ScriptOf(element);
            var goesOn = current is not null && current.Level == levels[start] && (current.Script is null || script is null
                || current.Script == script);

            // A space stays with the word before it, so that a name of several words is one run.
            var face = goesOn && element is " " && current!.Face is { IsEmoji: false } before && before.Covers(element)
                ? before
                : fonts.For(element, isBold);
            if (face is null)
            {
                runs.Add(new Run(null, levels[start], script, new StringBuilder(element)));
            }
            else if (goesOn && current!.Face == face)
            {
                current.Text.Append(element);
                current.Script ??= script;
            }
            else
            {
                runs.Add(new Run(face, levels[start], script, new StringBuilder(element)));
            }
        }

        return runs;
    }

    private ShapedRun Shape(Run run)
    {
        if (run.Face is not { } face)
        {
            return Missing(run);
        }

        var text = Encoding.UTF8.GetBytes(run.Text.ToString());
        using var buffer = new Buffer();
        buffer.AddUtf8(text);
        buffer.Script = run.Script ?? Script.Common;
        buffer.Direction = (run.Level & 1) == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        if (run.Script is { } script && LanguageOf(script) is { } language)
        {
            buffer.Language = language;
        }

        face.Shaping.Shape(buffer);
        var infos = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        var glyphs = ImmutableArray.CreateBuilder<ushort>(infos.Length);
        var positions = ImmutableArray.CreateBuilder<SKPoint>(infos.Length);
        var clusters = ImmutableArray.CreateBuilder<uint>(infos.Length);
        var perEm = (double)face.Typeface.UnitsPerEm;
        var pen = 0;
        for (var index = 0; index < infos.Length; index++)
        {
            glyphs.Add((ushort)infos[index].Codepoint);
            positions.Add(new SKPoint((float)((pen + places[index].XOffset) / perEm), (float)(-places[index].YOffset / perEm)));
            clusters.Add(infos[index].Cluster);
            pen += places[index].XAdvance;
        }

        return new ShapedRun(
            face, [.. text], glyphs.MoveToImmutable(), positions.MoveToImmutable(), clusters.MoveToImmutable(), pen / perEm);
    }

    // A sign that is seen, and not the empty glyph that a font has for what it lacks: a name must not look shorter than it is.
    private ShapedRun Missing(Run run)
    {
        var sign = Shape(new Run(fonts.Main(isBold: false), 0, null, new StringBuilder().Append(Sign)));
        return sign with { Text = [.. Encoding.UTF8.GetBytes(run.Text.ToString())], IsMissing = true };
    }

    /// <summary>The script of a character; null for those that belong to all, such as spaces and digits.</summary>
    private static Script? ScriptOf(string element)
    {
        var script = UnicodeFunctions.Default.GetScript((uint)Rune.GetRuneAt(element, 0).Value);
        return script == Script.Common || script == Script.Inherited || script == Script.Unknown ? null : script;
    }

    // One Han character has several forms; kana tells Japanese, and Chinese is likeliest for a text without it.
    private static Language? LanguageOf(Script script) =>
        script == Script.Han ? ChineseForms
        : script == Script.Hiragana || script == Script.Katakana ? JapaneseForms
        : null;

    private static Language ChineseForms { get; } = new("zh-Hans");

    private static Language JapaneseForms { get; } = new("ja");

    private sealed class Run(LoadedFont? face, byte level, Script? script, StringBuilder text)
    {
        public LoadedFont? Face { get; } = face;

        public byte Level { get; } = level;

        public Script? Script { get; set; } = script;

        public StringBuilder Text { get; } = text;
    }
}
