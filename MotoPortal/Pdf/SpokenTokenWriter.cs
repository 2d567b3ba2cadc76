using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace MotoPortal.Pdf;

/// <summary>
/// Adds to the file's catalog what PdfPig does not support: the document's language, without which a screen reader pronounces it in its
/// own, and the preference that the window shows the title and not the file name.
/// </summary>
internal sealed class SpokenTokenWriter(string language) : ITokenWriter
{
    private readonly TokenWriter _inner = new();

    /// <inheritdoc/>
    public bool WritingPageContents
    {
        get => _inner.WritingPageContents;
        set => _inner.WritingPageContents = value;
    }

    /// <inheritdoc/>
    public void WriteToken(IToken token, Stream outputStream) => _inner.WriteToken(token switch
    {
        DictionaryToken catalog when IsCatalog(catalog) => Spoken(catalog),
        ObjectToken { Data: DictionaryToken catalog } found when IsCatalog(catalog) =>
            new ObjectToken(found.Position, found.Number, Spoken(catalog)),
        _ => token,
    }, outputStream);

    /// <inheritdoc/>
    public void WriteObject(long objectNumber, int generation, byte[] data, Stream outputStream) =>
        _inner.WriteObject(objectNumber, generation, data, outputStream);

    /// <inheritdoc/>
    public void WriteCrossReferenceTable(
        IReadOnlyDictionary<IndirectReference, long> objectOffsets,
        IndirectReference catalogToken,
        Stream outputStream,
        IndirectReference? documentInformationReference,
        long? xrefOffset) =>
        _inner.WriteCrossReferenceTable(objectOffsets, catalogToken, outputStream, documentInformationReference, xrefOffset);

    private static bool IsCatalog(DictionaryToken dictionary) =>
        dictionary.TryGet(NameToken.Type, out NameToken type) && type.Equals(NameToken.Catalog);

    private DictionaryToken Spoken(DictionaryToken catalog) => catalog
        .With(NameToken.Create("Lang"), new StringToken(language))
        .With(
            NameToken.Create("ViewerPreferences"),
            new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Create("DisplayDocTitle")] = BooleanToken.True }));
}
