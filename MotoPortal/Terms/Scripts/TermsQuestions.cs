using System.Collections.Immutable;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Scripts;

/// <summary>The questions of the terms: parts that follow each other and are answered by one yes.</summary>
internal static class TermsQuestions
{
    /// <summary>The parts that are read aloud, by question; the separate question about showing the card again is the last.</summary>
    public static ImmutableArray<ImmutableArray<ScriptPartView>> Of(ScriptView script)
    {
        var questions = new List<List<ScriptPartView>>();
        foreach (var part in script.Parts)
        {
            if (part.AskedWithPrevious && questions is [.., var last])
            {
                last.Add(part);
            }
            else
            {
                questions.Add([part]);
            }
        }

        return
        [
            .. questions.Select(parts => parts.ToImmutableArray()),
            [new ScriptPartView(TermsPartKey.Redisplay, script.RedisplayQuestion)],
        ];
    }

    /// <summary>Whether a part can be asked together with the one before it.</summary>
    public static bool CanJoin(TermsPartKey key) => TermsScripts.IsRead(key) && key is not TermsPartKey.Identity;
}
