using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MotoPortal.Primitives;
using MotoPortal.Terms;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// How far the terms were read to a customer, and what they answered. Answers count for the words that were read, and for no others.
/// </summary>
public sealed class ConsentReading
{
    /// <summary>The digest of the words that are being read; null before the first.</summary>
    public string? ScriptSha256 { get; set; }

    /// <summary>The answers so far, in the order of reading.</summary>
    public ImmutableArray<PartAnswer> Answers { get; set; } = [];

    /// <summary>How often the part at hand was read, from 1.</summary>
    public int Readings { get; set; } = 1;

    /// <summary>The part to read now; null when everything was answered, or when a part was answered with no.</summary>
    public TermsPartKey? Next(ScriptView script) =>
        Refused is not null || Answers.Length > script.Parts.Length ? null : Order(script)[Answers.Length];

    /// <summary>
    /// The part that the customer said no to; null for none. The separate question about showing the card again may be answered with no.
    /// </summary>
    public TermsPartKey? Refused => Answers.FirstOrDefault(answer => answer is { Yes: false, Part: not TermsPartKey.Redisplay })?.Part;

    /// <summary>Takes the words that are read; what was answered to other words is forgotten.</summary>
    public void Begin(ScriptView script)
    {
        var sha256 = DigestOf(script);
        if (!string.Equals(ScriptSha256, sha256, StringComparison.Ordinal))
        {
            (ScriptSha256, Answers, Readings) = (sha256, [], 1);
        }
    }

    /// <summary>Takes the answer to the part at hand; does nothing when none is at hand.</summary>
    public void Answer(ScriptView script, bool yes, DateTimeOffset now)
    {
        if (Next(script) is { } part)
        {
            Answers = Answers.Add(new PartAnswer(part, yes, now, Readings));
            Readings = 1;
        }
    }

    /// <summary>The part at hand is read once more.</summary>
    public void ReadAgain() => Readings++;

    /// <summary>Takes the last answer back, to be asked again.</summary>
    public void TakeBack()
    {
        if (Answers is [.. var before, var last])
        {
            Answers = before;
            Readings = last.Readings + 1;
        }
    }

    /// <summary>
    /// Whether these very words were read from the first part to the last, each with a yes, and the separate question was answered.
    /// </summary>
    public bool IsCompleteFor(ScriptView script) =>
        string.Equals(ScriptSha256, DigestOf(script), StringComparison.Ordinal)
        && Refused is null
        && Answers.Select(answer => answer.Part).SequenceEqual(Order(script))
        && Answers.Zip(Answers.Skip(1)).All(pair => pair.First.At <= pair.Second.At);

    /// <summary>SHA-256 over the words in the order in which they are read, lower-case hex.</summary>
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
