using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MotoPortal.Primitives;
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

    /// <summary>How often the current part was read, from 1.</summary>
    public int Readings { get; set; } = 1;

    /// <summary>The part to read now; null when every part was answered, or one was refused.</summary>
    public TermsPartKey? Next(ScriptView script) =>
        Refused is not null || Answers.Length > script.Parts.Length ? null : Order(script)[Answers.Length];

    /// <summary>
    /// The part that the customer refused; null for none. The separate question about showing the card again may be answered with no.
    /// </summary>
    public TermsPartKey? Refused => Answers.FirstOrDefault(answer => answer is { Yes: false, Part: not TermsPartKey.Redisplay })?.Part;

    /// <summary>Starts to read a text; answers to another text are cleared.</summary>
    public void Begin(ScriptView script)
    {
        var sha256 = DigestOf(script);
        if (!string.Equals(ScriptSha256, sha256, StringComparison.Ordinal))
        {
            (ScriptSha256, Answers, Readings) = (sha256, [], 1);
        }
    }

    /// <summary>Records the answer to the current part; does nothing when there is none.</summary>
    public void Answer(ScriptView script, bool yes, DateTimeOffset now)
    {
        if (Next(script) is { } part)
        {
            Answers = Answers.Add(new PartAnswer(part, yes, now, Readings));
            Readings = 1;
        }
    }

    /// <summary>Counts another reading of the current part.</summary>
    public void ReadAgain() => Readings++;

    /// <summary>Removes the last answer, so that its part is asked again.</summary>
    public void TakeBack()
    {
        if (Answers is [.. var before, var last])
        {
            Answers = before;
            Readings = last.Readings + 1;
        }
    }

    /// <summary>
    /// Whether this exact text was read from the first part to the last, each with a yes, and the separate question was answered.
    /// </summary>
    public bool IsCompleteFor(ScriptView script) =>
        string.Equals(ScriptSha256, DigestOf(script), StringComparison.Ordinal)
        && Refused is null
        && Answers.Select(answer => answer.Part).SequenceEqual(Order(script))
        && Answers.Zip(Answers.Skip(1)).All(pair => pair.First.At <= pair.Second.At);

    /// <summary>SHA-256 of the text in its reading order, lower-case hex.</summary>
    public static string DigestOf(ScriptView script) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(new
        {
            language = script.Language,
            parts = script.Parts.Select(part => part.Text).ToArray(),
            redisplay = script.RedisplayQuestion,
            version = script.Version,
        }))));

    private static ImmutableArray<TermsPartKey> Order(ScriptView script) =>
        [.. script.Parts.Select(part => part.Key), TermsPartKey.Redisplay];
}
