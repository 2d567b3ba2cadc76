using System.Collections.Immutable;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Evidence;

/// <summary>The words of the terms as they were read or signed, all values filled in, so that no later version can change them.</summary>
/// <param name="Parts">The parts that were read, in order.</param>
/// <param name="Redisplay">The separate question whether the card may be shown to the customer again.</param>
/// <param name="PrivacyNotice">The long privacy notice of the customer's copy.</param>
internal sealed record WordsRead(ImmutableArray<WordsRead.PartRead> Parts, string Redisplay, string PrivacyNotice)
{
    /// <summary>The words of a script.</summary>
    public static WordsRead Of(ScriptView script) =>
        new([.. script.Parts.Select(part => new PartRead(part.Key.ToString(), part.Text))], script.RedisplayQuestion, script.PrivacyNotice);

    /// <summary>The script with these words instead of those that it was filled with.</summary>
    /// <param name="script">The script of the same version and language; its parts say which were asked together.</param>
    public ScriptView In(ScriptView script) => script with
    {
        Parts =
        [
            .. Parts.Select(read => new ScriptPartView(
                Enum.Parse<TermsPartKey>(read.Part),
                read.Text,
                script.Parts.Any(part => part.AskedWithPrevious && string.Equals($"{part.Key}", read.Part, StringComparison.Ordinal)))),
        ],
        RedisplayQuestion = Redisplay,
        PrivacyNotice = PrivacyNotice,
    };

    /// <summary>The words of one part.</summary>
    public sealed record PartRead(string Part, string Text);
}
