using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace MotoPortal.Pdf.Shaping;

/// <summary>
/// Chooses the font for each character: the fonts that the portal includes, then those of a folder. The folder is read when a character
/// first needs it. Thread-safe.
/// </summary>
internal sealed partial class FontChain(IOptions<FontOptions> options, ILogger<FontChain> log)
{
    private const int RegularWeight = 400;
    private const int MostRemembered = 4096;

    private static readonly string[] Scripts = ["Arabic", "Hebrew", "Devanagari", "Thai", "Armenian", "Georgian"];

    // A character of each of the large fonts, and what it stands for in the log.
    private const string Han = "田";
    private const string Kana = "た";
    private const string Hangul = "김";
    private const string Emoji = "🌻";

    private readonly LoadedFont _regular = Included("NotoSans-Regular");
    private readonly LoadedFont _bold = Included("NotoSans-Bold");
    private readonly LoadedFont[] _others = [.. Scripts.Select(script => Included($"NotoSans{script}-Regular"))];
    private readonly ConcurrentDictionary<string, LoadedFont?> _remembered = new(StringComparer.Ordinal);
    private readonly Lock _folderLock = new();
    private LoadedFont[]? _folder;

    /// <summary>The font of a text in which no other font is needed.</summary>
    public LoadedFont Main(bool isBold) => isBold ? _bold : _regular;

    /// <summary>The font for what a person sees as one character; null when no font has it.</summary>
    /// <param name="element">The character with its marks.</param>
    /// <param name="isBold">Whether bold is wanted.</param>
    public LoadedFont? For(string element, bool isBold)
    {
        var isEmoji = CharacterRules.IsEmoji(element);
        var main = Main(isBold);
        if (!isEmoji && main.Covers(element))
        {
            return main;
        }

        if (_remembered.TryGetValue(element, out var known))
        {
            return known;
        }

        var found = Find(element, isEmoji) ?? (main.Covers(element) ? main : null);
        if (_remembered.Count < MostRemembered)
        {
            _remembered[element] = found;
        }

        return found;
    }

    /// <summary>Whether Chinese, Japanese and Korean can be drawn.</summary>
    public bool HasEastAsian() => For(Han, isBold: false) is not null && For(Kana, isBold: false) is not null
        && For(Hangul, isBold: false) is not null;

    /// <summary>Whether emoji can be drawn.</summary>
    public bool HasEmoji() => For(Emoji, isBold: false) is not null;

    private LoadedFont? Find(string element, bool isEmoji) => isEmoji
        ? Folder().FirstOrDefault(face => face.IsEmoji && face.Covers(element)) ?? FindLetter(element)
        : FindLetter(element);

    private LoadedFont? FindLetter(string element) =>
        _others.FirstOrDefault(face => face.Covers(element)) ?? Folder().FirstOrDefault(face => face.Covers(element));

    private LoadedFont[] Folder()
    {
        lock (_folderLock)
        {
            if (_folder is null)
            {
                _folder = ReadFolder(options.Value.FontsDirectory);
                LogMissing();
            }

            return _folder;
        }
    }

    private void LogMissing()
    {
        string[] missing =
        [
            .. new[] { ("Chinese", Han), ("Japanese", Kana), ("Korean", Hangul), ("emoji", Emoji) }
                .Where(sample => !_folder!.Any(face => face.Covers(sample.Item2)))
                .Select(sample => sample.Item1),
        ];
        if (missing.Length > 0)
        {
            LogMissing(log, string.Join(", ", missing), options.Value.FontsDirectory ?? "none");
        }
    }

    // Sans serif before serif, because it stands beside Noto Sans; the rest by name, so that a machine always chooses the same.
    private static LoadedFont[] ReadFolder(string? folder) =>
    [
        .. FontFiles(folder)
            .Select(LoadedFont.TryOpen)
            .OfType<LoadedFont>()
            .Where(face => face.Typeface is { FontWeight: RegularWeight, FontSlant: SkiaSharp.SKFontStyleSlant.Upright })
            .OrderBy(face => Rank(face.Typeface.FamilyName))
            .ThenBy(face => face.Typeface.FamilyName, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> FontFiles(string? folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC" or ".OTC")
            .Order(StringComparer.Ordinal)
        : [];

    private static int Rank(string family) =>
        family.StartsWith("Noto Sans", StringComparison.Ordinal) && !family.Contains("Mono", StringComparison.Ordinal) ? 0
        : family.StartsWith("Noto", StringComparison.Ordinal) ? 1
        : 2;

    private static LoadedFont Included(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Pdf/{name}.ttf")
            ?? throw new FileNotFoundException($"The portal was built without {name}.ttf.");
        return LoadedFont.Of(file);
    }

    [LoggerMessage(2391, LogLevel.Information, "Documents cannot show {Missing}: no font in {Folder} has them (Pdf:FontsDirectory).")]
    private static partial void LogMissing(ILogger log, string missing, string folder);
}
