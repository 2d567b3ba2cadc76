namespace MotoPortal.Shell;

/// <summary>What practice mode lets happen. Section <c>Practice</c>; means nothing once there is a Stripe key.</summary>
internal sealed class PracticeOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Practice";

    /// <summary>
    /// Whether practice mode may be reached from the network. Off, the portal listens on this machine only and answers to its names only:
    /// in practice every visitor may sign in as each of the practice people, the administrator included, without a password.
    /// </summary>
    public bool AllowNetwork { get; set; }
}
