using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// The stream filters for reading a PDF. The library treats a damaged or endless stream as empty, but a more tolerant viewer would show
/// content that was not checked. Here such a stream is an error, and so is one that inflates beyond a limit.
/// </summary>
internal sealed class PdfFilters : IFilterProvider
{
    private readonly IFilterProvider _usual = DefaultFilterProvider.Instance;

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Strict(_usual.GetFilters(dictionary));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Strict(_usual.GetNamedFilters(names));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetAllFilters() => Strict(_usual.GetAllFilters());

    private static List<IFilter> Strict(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(filter => filter is FlateFilter ? new Inflation(filter) : filter)];

    /// <summary>Inflates a stream once to verify that it ends properly, then passes it to the library.</summary>
    private sealed class Inflation(IFilter inner) : IFilter
    {
        // For page contents, fonts and object streams; pictures are not decoded here.
        private const int Most = 64 * 1024 * 1024;

        /// <inheritdoc/>
        public bool IsSupported => inner.IsSupported;

        /// <inheritdoc/>
        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            EndsWell(input.Span);
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private static void EndsWell(ReadOnlySpan<byte> input)
        {
            using var source = new MemoryStream(input.ToArray());
            using var inflating = new ZLibStream(source, CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            for (var seen = 0; inflating.Read(buffer) is > 0 and var read;)
            {
                seen += read;
                if (seen > Most)
                {
                    throw new InvalidDataException("A stream inflates beyond measure.");
                }
            }
        }
    }
}
