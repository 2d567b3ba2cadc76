using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>Reads a PDF's dictionaries through references.</summary>
internal static class PdfTokens
{
    private const int MostSteps = 32;

    /// <summary>The token, or the one that a reference leads to; null when it leads nowhere.</summary>
    public static IToken? Follow(this PdfDocument document, IToken? token)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            switch (token)
            {
                case IndirectReferenceToken reference:
                    token = document.Structure.TokenScanner.Get(reference.Data)?.Data;
                    break;
                case ObjectToken { Data: var inner }:
                    token = inner;
                    break;
                case NullToken:
                    return null;
                default:
                    return token;
            }
        }

        return null;
    }

    /// <summary>The value under a key, through references; null for none, or for another type of token.</summary>
    public static T? Find<T>(this PdfDocument document, DictionaryToken dictionary, string key)
        where T : class, IToken =>
        dictionary.Data.TryGetValue(key, out var value) ? document.Follow(value) as T : null;
}
