using System.Globalization;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Forms.Acting;

/// <summary>What a person is told about the last thing that they asked for.</summary>
/// <param name="Tone">How it feels.</param>
/// <param name="Title">What happened, in one sentence.</param>
/// <param name="Next">What that means and what to do next; null where the title says it all.</param>
public sealed record ActingNotice(Tone Tone, string Title, string? Next = null)
{
    /// <summary>The workflow refused it, because the person's role does not allow it at this moment.</summary>
    public static ActingNotice NotAllowed => new(Tone.Bad, Text(nameof(FormsTexts.NotAllowed)), Text(nameof(FormsTexts.NotAllowedNext)));

    /// <summary>Nothing was kept, because the database has no room or may only be read.</summary>
    public static ActingNotice NotWritable =>
        new(Tone.Bad, Text(nameof(FormsTexts.NotWritable)), Text(nameof(FormsTexts.NotWritableNext)));

    /// <summary>Whether it is read out at once: the person wanted something that was not done.</summary>
    public bool IsUrgent => Tone is Tone.Bad or Tone.Careful;

    /// <summary>All of it in one line, for a place that shows plain words.</summary>
    public string Sentence => Next is null ? Title : $"{Title} {Next}";

    /// <summary>It was not done, and the sentence says why and what to do.</summary>
    public static ActingNotice Problem(string title) => new(Tone.Bad, title);

    /// <summary>It was not done yet: the person looks first, and may then ask again.</summary>
    public static ActingNotice Careful(string title) => new(Tone.Careful, title);

    /// <summary>It is as the sentence says; nothing is left to do.</summary>
    public static ActingNotice Fact(string title) => new(Tone.Neutral, title);

    /// <summary>Something broke on the way, so that it may or may not have been done.</summary>
    /// <param name="reference">The number under which the log holds the rest.</param>
    public static ActingNotice Failed(string reference) => new(
        Tone.Bad,
        Text(nameof(FormsTexts.Failed)),
        string.Format(CultureInfo.CurrentCulture, Text(nameof(FormsTexts.FailedNext)), reference));

    private static string Text(string key) => FormsTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
