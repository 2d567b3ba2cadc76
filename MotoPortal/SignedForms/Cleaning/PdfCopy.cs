using System.Globalization;
using System.Text;
using MotoPortal.SignedForms.Formats;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Copies the pages of a PDF into a new one: their content, its resources, and the stamps above it. Everything else is not reached and so
/// not copied: metadata, outline, form, names, scripts, attachments, older revisions, and anything before or after. References are followed
/// with a queue, so that a long chain of them does not overflow the stack.
/// </summary>
internal sealed class PdfCopy : TokenWriter
{
    private const int MostObjects = 50_000;
    private const int MostParents = 64;
    private const int Catalog = 1;
    private const int PageTree = 2;

    private static readonly string[] Inherited = ["MediaBox", "CropBox", "Rotate", "Resources"];
    private static readonly string[] Own = ["UserUnit", "Contents", "Group"];

    // Metadata of an object, links to a structure that is not copied, and private data of the producing program.
    private static readonly string[] Dropped = ["Metadata", "PieceInfo", "LastModified", "StructParent", "StructParents", "AF", "OPI"];

    private readonly PdfDocument _source;
    private readonly MemoryStream _copy;
    private readonly Dictionary<IndirectReference, int> _numbers = [];
    private readonly Queue<IndirectReference> _waiting = new();
    private readonly SortedDictionary<int, long> _offsets = [];
    private int _last = PageTree;
    private FormRefusal? _refusal;

    private PdfCopy(PdfDocument source, MemoryStream copy) => (_source, _copy) = (source, copy);

    /// <summary>Copies all pages; returns the bytes of the new document, or the refusal.</summary>
    public static (byte[] Bytes, FormRefusal? Refusal) Of(PdfDocument source)
    {
        using var bytes = new MemoryStream();
        var copy = new PdfCopy(source, bytes);
        copy.Write();
        return (bytes.ToArray(), copy._refusal);
    }

    private void Write()
    {
        Line("%PDF-1.7");
        _copy.Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

        var appearances = new PdfAppearances(_source);
        var pages = new List<int>();
        foreach (var page in Enumerable.Range(1, _source.NumberOfPages).Select(number => _source.GetPage(number).Dictionary))
        {
            pages.Add(++_last);
            WritePage(pages[^1], page, appearances.Of(page));
        }

        var catalog = _source.Structure.Catalog.CatalogDictionary;
        Begin(Catalog);
        Text($"<< /Type /Catalog /Pages {PageTree} 0 R ");

        // The visibility of layers; without it all would be visible.
        Entry("OCProperties", catalog.Data.GetValueOrDefault("OCProperties"));
        Line(">>");
        End();

        Begin(PageTree);
        Line($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}] >>");
        End();

        WriteWhatIsReferredTo();
        WriteEnd();
    }

    private void WritePage(int number, DictionaryToken page, IReadOnlyList<IToken>? stamps)
    {
        if (stamps is null)
        {
            _refusal ??= FormRefusal.Damaged;
            return;
        }

        Begin(number);
        Text($"<< /Type /Page /Parent {PageTree} 0 R ");
        foreach (var key in Inherited)
        {
            Entry(key, InheritedBy(page, key));
        }

        foreach (var key in Own)
        {
            Entry(key, page.Data.GetValueOrDefault(key));
        }

        Entry("Annots", stamps.Count == 0 ? null : new ArrayToken(stamps));
        Line(">>");
        End();
    }

    private IToken? InheritedBy(DictionaryToken? node, string key)
    {
        for (var up = 0; node is not null && up < MostParents; up++)
        {
            if (node.Data.TryGetValue(key, out var value))
            {
                return value;
            }

            node = _source.Find<DictionaryToken>(node, "Parent");
        }

        return null;
    }

    private void WriteWhatIsReferredTo()
    {
        while (_refusal is null && _waiting.TryDequeue(out var reference))
        {
            if (_numbers.Count > MostObjects || _copy.Length > 2L * FormLimits.Bytes)
            {
                _refusal = FormRefusal.Damaged;
                return;
            }

            Begin(_numbers[reference]);
            WriteToken(Bare(_source.Follow(new IndirectReferenceToken(reference)) ?? NullToken.Instance), _copy);
            End();
        }
    }

    private void WriteEnd()
    {
        var start = _copy.Position;
        Line("xref");
        Line($"0 {_last + 1}");
        Line("0000000000 65535 f ");
        foreach (var number in Enumerable.Range(1, _last))
        {
            Line(_offsets.TryGetValue(number, out var offset) ? $"{offset:D10} 00000 n " : "0000000000 00000 f ");
        }

        Line($"trailer << /Size {_last + 1} /Root {Catalog} 0 R >>");
        Line("startxref");
        Line(start.ToString(CultureInfo.InvariantCulture));
        Line("%%EOF");
    }

    /// <inheritdoc/>
    protected override void WriteIndirectReference(IndirectReferenceToken reference, Stream outputStream)
    {
        if (!_numbers.TryGetValue(reference.Data, out var number))
        {
            number = ++_last;
            _numbers.Add(reference.Data, number);
            _waiting.Enqueue(reference.Data);
        }

        Text($"{number} 0 R ");
    }

    /// <inheritdoc/>
    protected override void WriteStream(StreamToken streamToken, Stream outputStream)
    {
        var (dictionary, data) = (streamToken.StreamDictionary.Without("F"), streamToken.Data);
        if (PdfPhotograph.Find(_source, new StreamToken(dictionary, data)) is { } photograph)
        {
            switch (photograph.Clean())
            {
                case CleanOutcome.Cleaned cleaned:
                    (dictionary, data) = (photograph.CleanedDictionary, cleaned.Bytes);
                    break;
                case CleanOutcome.Refused refused:
                    _refusal = refused.Reason;
                    return;
            }
        }

        WriteDictionary(dictionary.With("Length", new NumericToken(data.Length)), outputStream);
        Line("");
        Line("stream");
        _copy.Write(data.Span);
        Line("");
        Text("endstream");
    }

    /// <summary>Written as hexadecimal, byte for byte, because some strings are text and others binary tables.</summary>
    protected override void WriteString(StringToken stringToken, Stream outputStream) =>
        Text($"<{Convert.ToHexString(stringToken.GetBytes())}> ");

    private static IToken Bare(IToken token) => token switch
    {
        DictionaryToken dictionary => Bare(dictionary),
        StreamToken stream => new StreamToken(Bare(stream.StreamDictionary), stream.Data),
        _ => token,
    };

    private static DictionaryToken Bare(DictionaryToken dictionary) => Dropped.Aggregate(dictionary, (left, key) => left.Without(key));

    private void Begin(int number)
    {
        _offsets[number] = _copy.Position;
        Line($"{number} 0 obj");
    }

    private void End()
    {
        Line("");
        Line("endobj");
    }

    private void Entry(string key, IToken? value)
    {
        if (value is not null)
        {
            WriteName(NameToken.Create(key), _copy);
            WriteToken(value, _copy);
        }
    }

    private void Line(string text) => Text(text + "\n");

    private void Text(string text) => _copy.Write(Encoding.Latin1.GetBytes(text));
}
