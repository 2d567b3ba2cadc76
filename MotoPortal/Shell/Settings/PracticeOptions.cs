namespace MotoPortal.Shell.Settings;

/// <summary>The options of practice mode. Section <c>Practice</c>; ignored when there is a Stripe key.</summary>
internal sealed class PracticeOptions
{
    public const string Section = "Practice";

    /// <summary>
    /// Whether practice mode may be reached from the network. When false, the portal listens on the loopback address and answers to local
    /// names only: in practice mode every visitor may sign in as any practice person, the administrator included, without a password.
    /// </summary>
    public bool AllowNetwork { get; set; }
}
