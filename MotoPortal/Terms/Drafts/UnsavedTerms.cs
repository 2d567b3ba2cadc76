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

    /// <summary>The inputs that were refused, which only the person's own draft keeps.</summary>
    public RefusedTerms ToRefused() => new()
    {
        Parts =
        [
            .. _parts.Where(part => part.Value.Refused is not null)
                .OrderBy(part => part.Key.Language, StringComparer.Ordinal).ThenBy(part => part.Key.Key)
                .Select(part => new RefusedPart
                {
                    Language = part.Key.Language,
                    Part = part.Key.Key,
                    Text = part.Value.Text,
                    Seen = part.Value.Seen,
                }),
        ],
    };

    /// <summary>Takes the inputs that were refused before the page was loaded again; one that no longer clashes is stored.</summary>
    /// <param name="refused">The inputs; those that are not among them are dropped.</param>
    /// <param name="standing">The stored text of a part.</param>
    public void Restore(RefusedTerms refused, Func<string, TermsPartKey, string> standing)
    {
        foreach (var place in _parts.Where(part => part.Value.Refused is not null).Select(part => part.Key).ToList())
        {
            _parts.Remove(place);
        }

        foreach (var part in refused.Parts)
        {
            var now = standing(part.Language, part.Part);
            if (!string.Equals(now, part.Text, StringComparison.Ordinal))
            {
                _parts[(part.Language, part.Part)] = new TypedPart(
                    part.Text,
                    part.Seen,
                    IsKept: false,
                    Refused: string.Equals(now, part.Seen, StringComparison.Ordinal) ? null : DraftOutcome.ChangedMeanwhile);
            }
        }
    }

    /// <summary>The input in a part; null for none.</summary>
    public string? TextOf(string language, TermsPartKey key) => _parts.GetValueOrDefault((language, key))?.Text;

    /// <summary>Why the input in a part was not stored; null when it was, or will be.</summary>
    public DraftOutcome? RefusedOf(string language, TermsPartKey key) => _parts.GetValueOrDefault((language, key))?.Refused;

    /// <summary>Sets the input of a field. What another person has changed meanwhile is not overwritten before a choice.</summary>
    /// <param name="language">The language.</param>
    /// <param name="key">The part.</param>
    /// <param name="text">The input.</param>
    /// <param name="standing">The stored text, as it was shown when the input began.</param>
    public void Type(string language, TermsPartKey key, string text, string standing)
    {
        var before = _parts.GetValueOrDefault((language, key));
        _parts[(language, key)] = new TypedPart(
            text,
            before?.Seen ?? standing,
            IsKept: false,
            Refused: before?.Refused is DraftOutcome.ChangedMeanwhile ? DraftOutcome.ChangedMeanwhile : null);
    }

    /// <summary>Takes the input although another person has changed the part.</summary>
    /// <param name="language">The language.</param>
    /// <param name="key">The part.</param>
    /// <param name="standing">The text of the other person, which the person has seen.</param>
    public void Insist(string language, TermsPartKey key, string standing)
    {
        if (_parts.GetValueOrDefault((language, key)) is { } typed)
        {
            _parts[(language, key)] = typed with { Seen = standing, IsKept = false, Refused = null };
        }
    }

    /// <summary>Drops the input of a part, so that the field shows the row again.</summary>
    public void Forget(string language, TermsPartKey key) => _parts.Remove((language, key));

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
    /// <param name="write">Stores one part: its language, its key, its text, and the stored text that it changes.</param>
    public async Task KeepAsync(Func<string, TermsPartKey, string, string, Task<DraftOutcome>> write)
    {
        foreach (var (place, typed) in _parts.Where(part => part.Value is { IsKept: false, Refused: null }).ToList())
        {
            var outcome = await write(place.Language, place.Key, typed.Text, typed.Seen);
            if (_parts.GetValueOrDefault(place) is not { } now)
            {
                continue;
            }

            var seen = outcome is DraftOutcome.Kept ? typed.Text.ReplaceLineEndings("\n") : typed.Seen;
            _parts[place] = ReferenceEquals(now, typed)
                ? typed with { Seen = seen, IsKept = outcome is DraftOutcome.Kept, Refused = outcome is DraftOutcome.Kept ? null : outcome }
                : now with { Seen = seen };
        }
    }

    private sealed record TypedPart(string Text, string Seen, bool IsKept, DraftOutcome? Refused);
}
