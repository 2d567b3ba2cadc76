using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MotoPortal.Primitives.Texts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// The progress of reading the terms to a customer, and the answers. Answers count only for the exact text that was read.
/// </summary>
public sealed class ConsentReading
{
    /// <summary>The digest of the text that is being read; null before the first.</summary>
    public string? ScriptSha256 { get; set; }

    /// <summary>The answers so far, in the order of reading.</summary>
    public ImmutableArray<PartAnswer> Answers { get; set; } = [];

    /// <summary>How often the current question was read, from 1.</summary>
    public int Readings { get; set; } = 1;

    /// <summary>When the current question was shown, UTC; null before the first.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <summary>The parts of the question to ask now; empty when every part was answered, or one was refused.</summary>
    internal ImmutableArray<ScriptPartView> Next(ScriptView script)
    {
        var after = 0;
        foreach (var question in Refused is null ? TermsQuestions.Of(script) : [])
        {
            if (after == Answers.Length)
            {
                return question;
            }

            after += question.Length;
        }

        return [];
    }

    /// <summary>
    /// The part that the customer refused; null for none. The separate question about showing the card again may be answered with no.
    /// </summary>
    public TermsPartKey? Refused => Answers.FirstOrDefault(answer => answer is { Yes: false, Part: not TermsPartKey.Redisplay })?.Part;

    /// <summary>Starts to read a text; answers to another text are cleared.</summary>
    /// <param name="script">The text.</param>
    /// <param name="now">When its first question is shown, UTC.</param>
    public void Begin(ScriptView script, DateTimeOffset now)
    {
        var sha256 = DigestOf(script);
        if (!string.Equals(ScriptSha256, sha256, StringComparison.Ordinal))
        {
            (ScriptSha256, Answers, Readings, Since) = (sha256, [], 1, now);
        }

        Since ??= now;
    }

    /// <summary>
    /// Records the answer to the current question, for each of its parts; does nothing when there is none, or when a yes comes sooner than
    /// the question can be spoken.
    /// </summary>
    /// <param name="script">The text.</param>
    /// <param name="yes">Whether the customer agreed.</param>
    /// <param name="now">The time of the answer, UTC.</param>
    /// <param name="fastest">The fastest reading that counts, in words a minute.</param>
    /// <returns>How long the question takes to be spoken, when the yes came too soon; null otherwise.</returns>
    internal TimeSpan? Answer(ScriptView script, bool yes, DateTimeOffset now, int fastest)
    {
        var parts = Next(script);
        if (parts.IsEmpty)
        {
            return null;
        }

        if (yes && SpokenTimeOf(parts, fastest) is var spoken && now - (Since ?? now) < spoken)
        {
            return spoken;
        }

        var number = (Answers is [.., { Question: { } last }] ? last : 0) + 1;
        Answers = [.. Answers, .. parts.Select(part => new PartAnswer(part.Key, yes, now, Readings, number, Since))];
        (Readings, Since) = (1, now);
        return null;
    }

    /// <summary>Counts another reading of the current question.</summary>
    public void ReadAgain() => Readings++;

    /// <summary>Removes the last answer, so that its question is asked again.</summary>
    /// <param name="now">When it is shown again, UTC.</param>
    public void TakeBack(DateTimeOffset now)
    {
        if (Answers is [.., var last])
        {
            Answers = [.. Answers.TakeWhile(answer => answer != last && (last.Question is null || answer.Question != last.Question))];
            (Readings, Since) = (last.Readings + 1, now);
        }
    }

    /// <summary>
    /// Whether this exact text was read from the first part to the last, each with a yes that did not come sooner than its question can be
    /// spoken, and the separate question was answered.
    /// </summary>
    /// <param name="script">The text.</param>
    /// <param name="fastest">The fastest reading that counts, in words a minute.</param>
    internal bool IsCompleteFor(ScriptView script, int fastest) =>
        string.Equals(ScriptSha256, DigestOf(script), StringComparison.Ordinal)
        && Refused is null
        && Answers.Select(answer => answer.Part).SequenceEqual(TermsQuestions.Of(script).SelectMany(parts => parts, (_, part) => part.Key))
        && Answers.Zip(Answers.Skip(1)).All(pair => pair.First.At <= pair.Second.At)
        && TermsQuestions.Of(script).All(parts => WasHeard(parts, fastest));

    /// <summary>SHA-256 of the text in its reading order, lower-case hex.</summary>
    public static string DigestOf(ScriptView script) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(new
        {
            language = script.Language,
            parts = script.Parts.Select(part => part.Text).ToArray(),
            redisplay = script.RedisplayQuestion,
            version = script.Version,
        }))));

    private static TimeSpan SpokenTimeOf(ImmutableArray<ScriptPartView> parts, int wordsPerMinute) =>
        ReadingTimes.Of(string.Join(' ', parts.Select(part => part.Text)), wordsPerMinute);

    private bool WasHeard(ImmutableArray<ScriptPartView> parts, int fastest) =>
        parts.Select(part => Answers.First(answer => answer.Part == part.Key))
            .All(answer => !answer.Yes || answer.At - (answer.Since ?? answer.At) >= SpokenTimeOf(parts, fastest));
}
