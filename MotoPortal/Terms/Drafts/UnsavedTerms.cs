using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Drafts;

/// <summary>
/// One person's unsaved input in the draft, part by part. Other people's changes in other parts are not included, so that none are lost.
/// </summary>
internal sealed class UnsavedTerms
{
    private readonly Dictionary<(string Language, TermsPartKey Key), TypedPart> _parts = [];

    /// <summary>Whether there is input to store.</summary>
    public bool HasUnkept => _parts.Values.Any(part => part is { IsKept: false, Refused: null });

    /// <summary>Whether input was refused and not corrected.</summary>
    public bool HasRefused => _parts.Values.Any(part => part.Refused is not null);

    /// <summary>The input in a part; null for none.</summary>
    public string? TextOf(string language, TermsPartKey key) => _parts.GetValueOrDefault((language, key))?.Text;

    /// <summary>Why the input in a part was not stored; null when it was, or will be.</summary>
    public DraftOutcome? RefusedOf(string language, TermsPartKey key) => _parts.GetValueOrDefault((language, key))?.Refused;

    /// <summary>Sets the input of a field.</summary>
    public void Type(string language, TermsPartKey key, string text) =>
        _parts[(language, key)] = new TypedPart(text, IsKept: false, Refused: null);

    /// <summary>Drops the input of a part that is stored, so that the field shows the row again.</summary>
    public void Leave(string language, TermsPartKey key)
    {
        if (_parts.GetValueOrDefault((language, key)) is { IsKept: true })
        {
            _parts.Remove((language, key));
        }
    }

    /// <summary>Drops the input in languages that are not among these, such as one that was removed.</summary>
    public void KeepOnly(IReadOnlyCollection<string> languages)
    {
        foreach (var place in _parts.Keys.Where(place => !languages.Contains(place.Language, StringComparer.Ordinal)).ToList())
        {
            _parts.Remove(place);
        }
    }

    /// <summary>Drops all input, when there is no draft any more.</summary>
    public void ForgetAll() => _parts.Clear();

    /// <summary>Stores all unsaved input; what is typed meanwhile is left for the next call.</summary>
    /// <param name="write">Stores one part.</param>
    public async Task KeepAsync(Func<string, TermsPartKey, string, Task<DraftOutcome>> write)
    {
        foreach (var (place, typed) in _parts.Where(part => part.Value is { IsKept: false, Refused: null }).ToList())
        {
            var outcome = await write(place.Language, place.Key, typed.Text);
            if (ReferenceEquals(_parts.GetValueOrDefault(place), typed))
            {
                _parts[place] =
                    typed with { IsKept = outcome is DraftOutcome.Kept, Refused = outcome is DraftOutcome.Kept ? null : outcome };
            }
        }
    }

    private sealed record TypedPart(string Text, bool IsKept, DraftOutcome? Refused);
}
