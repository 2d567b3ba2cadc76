using Zxcvbn;
using Zxcvbn.Matcher;

namespace MotoPortal.Accounts.Passwords;

/// <summary>
/// Tells whether a password is easy to guess. The estimator zxcvbn (https://dl.acm.org/doi/10.5555/3241094.3241105) finds dates, keyboard
/// rows, repetitions, words and the 10,000 most used passwords in it, also with digits in place of letters.
/// </summary>
internal static class PasswordStrength
{
    // The estimator's time grows with the square of the length, and what follows can only make a password stronger.
    private const int LongestEstimated = 64;

    // From this score of 0 to 4 on, a password withstands guessing at a stolen hash for a long time.
    private const int LowestScore = 3;
    private const int MostUsed = 10_000;
    private const string MostUsedPasswords = "passwords";

    // Four words of the list, chosen at random, have 10^16 combinations.
    private const int FewestListedWords = 4;

    // The portal's own words, which are the first that come to mind on its pages.
    private static readonly string[] OwnWords = ["motoportal", "moto", "portal", "stripe", "password", "motdepasse", "practice"];

    /// <summary>Whether the password is on the list, made of words of the list and digits, or too weak as a whole.</summary>
    /// <param name="password">The password as typed; not null.</param>
    /// <param name="personal">Words that belong to the person, such as name and e-mail address; whole, or in parts.</param>
    public static bool IsEasyToGuess(string password, IEnumerable<string?> personal)
    {
        var estimated = password.Length > LongestEstimated ? password[..LongestEstimated] : password;
        var words = OwnWords.Concat(personal.SelectMany(PartsOf)).Distinct(StringComparer.Ordinal);
        var result = Zxcvbn.Zxcvbn.MatchPassword(estimated, words);
        return result.Score < LowestScore || IsMadeOfListedWords(estimated, result.MatchSequence);
    }

    // A letter outside the words of the list makes the password another one; digits and separators do not.
    private static bool IsMadeOfListedWords(string password, IEnumerable<Match> matches)
    {
        var listed = matches.OfType<DictionaryMatch>()
            .Where(match => match is { DictionaryName: MostUsedPasswords, Rank: <= MostUsed } && match.Token.Any(char.IsLetter))
            .ToList();
        return listed.Count is > 0 and < FewestListedWords
            && listed.Sum(match => match.Token.Count(char.IsLetter)) == password.Count(char.IsLetter);
    }

    private static IEnumerable<string> PartsOf(string? text)
    {
        var lower = (text ?? "").ToLowerInvariant();
        var parts = lower.Split([' ', '@', '.', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries);
        return parts.Append(lower).Where(part => part.Length > 2);
    }
}
