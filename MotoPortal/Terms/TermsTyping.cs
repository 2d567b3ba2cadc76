namespace MotoPortal.Terms;

/// <summary>
/// What one person has typed into the draft and is not yet kept, part by part. What others write in other parts stays out of it,
/// so nobody's words are lost to somebody else's.
/// </summary>
internal sealed class TermsTyping
{
    private readonly Dictionary<(string Language, TermsPartKey Key), TypedPart> _parts = [];

    /// <summary>Whether something still has to be kept.</summary>
    public bool HasUnkept => _parts.Values.Any(part => part is { IsKept: false, Refused: null });

    /// <summary>Whether something was refused and has not been mended.</summary>
    public bool HasRefused => _parts.Values.Any(part => part.Refused is not null);

    /// <summary>What was typed into a part; null when nothing was.</summary>
    public string? TextOf(string language, TermsPartKey key) => _parts.GetValueOrDefault((language, key))?.Text;

    /// <summary>Why what was typed into a part is not kept; null when it is, or is about to be.</summary>
    public DraftOutcome? RefusedOf(string language, TermsPartKey key) => _parts.GetValueOrDefault((language, key))?.Refused;

    /// <summary>Takes over what stands in a field.</summary>
    public void Type(string language, TermsPartKey key, string text) =>
        _parts[(language, key)] = new TypedPart(text, IsKept: false, Refused: null);

    /// <summary>Forgets a part that is kept, so that from now on the field shows what others write.</summary>
    public void Leave(string language, TermsPartKey key)
    {
        if (_parts.GetValueOrDefault((language, key)) is { IsKept: true })
        {
            _parts.Remove((language, key));
        }
    }

    /// <summary>Forgets what was typed in languages that are not among these, such as one that was taken away.</summary>
    public void KeepOnly(IReadOnlyCollection<string> languages)
    {
        foreach (var place in _parts.Keys.Where(place => !languages.Contains(place.Language, StringComparer.Ordinal)).ToList())
        {
            _parts.Remove(place);
        }
    }

    /// <summary>Forgets everything, as when there is no draft any more.</summary>
    public void ForgetAll() => _parts.Clear();

    /// <summary>Keeps all that is not yet kept; what is typed meanwhile waits for the next time.</summary>
    /// <param name="write">Keeps one part.</param>
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
