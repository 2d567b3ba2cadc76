using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using MotoPortal.Ledger;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Roles;

/// <summary>The permissions. Pages and workflows ask for one of these, never for a role.</summary>
internal static class Policies
{
    /// <summary>Save a customer's card, from the consent to the reader.</summary>
    public const string SaveCards = nameof(SaveCards);

    /// <summary>Read the state of a setup at Stripe and record it: background work, and the end of each of a person's steps.</summary>
    public const string SettleSetups = nameof(SettleSetups);

    /// <summary>See customers, their saved cards and their history.</summary>
    public const string SeeCustomers = nameof(SeeCustomers);

    /// <summary>Withdraw a consent for a customer who asks for it.</summary>
    public const string WithdrawConsents = nameof(WithdrawConsents);

    /// <summary>Mark that a customer is to be asked for a new consent.</summary>
    public const string RenewConsents = nameof(RenewConsents);

    /// <summary>Charge saved cards within their consents.</summary>
    public const string ChargeCards = nameof(ChargeCards);

    /// <summary>Request a charge within a consent: a clerk, or the portal itself on a due day.</summary>
    public const string RequestCharges = nameof(RequestCharges);

    /// <summary>Approve as a second person what a house rule forbids.</summary>
    public const string ApproveCharges = nameof(ApproveCharges);

    /// <summary>Give up a charge that waits for a second person: one's own, or any for people who may approve it.</summary>
    public const string GiveUpCharges = nameof(GiveUpCharges);

    public const string RefundCharges = nameof(RefundCharges);

    /// <summary>See charges, their refunds and disputes.</summary>
    public const string SeeCharges = nameof(SeeCharges);

    /// <summary>Pause and resume schedules.</summary>
    public const string ManageSchedules = nameof(ManageSchedules);

    /// <summary>Record that a customer was told what they had to be told, by telephone or letter.</summary>
    public const string TellCustomers = nameof(TellCustomers);

    /// <summary>Read all consent records.</summary>
    public const string SeeConsents = nameof(SeeConsents);

    /// <summary>Read the ledger with its details, search and export it.</summary>
    public const string SeeLedger = nameof(SeeLedger);

    /// <summary>Read every version of the terms; changing them requires <see cref="Administer"/>.</summary>
    public const string SeeTerms = nameof(SeeTerms);

    /// <summary>See the readers and who inspected them.</summary>
    public const string SeeReaders = nameof(SeeReaders);

    /// <summary>Inspect a reader and record the inspection.</summary>
    public const string InspectReaders = nameof(InspectReaders);

    /// <summary>Run the portal: people, readers, warnings.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>See and change one's own way of signing in, and one's own sessions.</summary>
    public const string SecureOwnAccount = nameof(SecureOwnAccount);

    /// <summary>Keep what one types into a form until it is handed in.</summary>
    public const string KeepOwnDrafts = nameof(KeepOwnDrafts);

    /// <summary>Background work: settle, sweep, expire. Granted to no person.</summary>
    public const string RunJobs = nameof(RunJobs);

    /// <summary>Apply the retention rules: an administrator, or the portal itself at night.</summary>
    public const string RunRetention = nameof(RunRetention);

    /// <summary>See every e-mail that the portal sends, with its content.</summary>
    public const string SeeOutbox = nameof(SeeOutbox);

    /// <summary>Have a second person look at a text that is refused as a possible card number.</summary>
    public const string AskForExemptions = nameof(AskForExemptions);

    /// <summary>As the second person, exempt a text that is no card number.</summary>
    public const string ExemptTexts = nameof(ExemptTexts);

    /// <summary>See which texts were exempted, by whom and why; taking one back requires <see cref="Administer"/>.</summary>
    public const string SeeExemptions = nameof(SeeExemptions);

    // The role of a job's scope. It is not among the roles of people, so no account can have it.
    private static string ThePortal => Actor.Portal.Role;

    /// <summary>Defines which roles each policy admits; a policy without roles admits everyone who is signed in.</summary>
    public static void Define(AuthorizationOptions options)
    {
        options.AddPolicy(SaveCards, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor));
        options.AddPolicy(SettleSetups, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor, ThePortal));
        options.AddPolicy(SeeCustomers, policy => policy.RequireRole(StaffRoles.All));
        options.AddPolicy(WithdrawConsents, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor, StaffRoles.Admin));
        options.AddPolicy(RenewConsents, policy => policy.RequireRole(StaffRoles.Supervisor, StaffRoles.Admin));
        options.AddPolicy(ChargeCards, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor));
        options.AddPolicy(RequestCharges, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor, ThePortal));
        options.AddPolicy(ApproveCharges, policy => policy.RequireRole(StaffRoles.Supervisor, StaffRoles.Admin));
        options.AddPolicy(GiveUpCharges, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor, StaffRoles.Admin));
        options.AddPolicy(RefundCharges, policy => policy.RequireRole(StaffRoles.Supervisor, StaffRoles.Admin));
        options.AddPolicy(SeeCharges, policy => policy.RequireRole(StaffRoles.All));
        options.AddPolicy(ManageSchedules, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor, StaffRoles.Admin));
        options.AddPolicy(TellCustomers, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor, StaffRoles.Admin));
        options.AddPolicy(SeeConsents, policy => policy.RequireRole(StaffRoles.Auditor, StaffRoles.Admin));
        options.AddPolicy(SeeLedger, policy => policy.RequireRole(StaffRoles.Auditor, StaffRoles.Admin));
        options.AddPolicy(SeeTerms, policy => policy.RequireRole(StaffRoles.Supervisor, StaffRoles.Auditor, StaffRoles.Admin));
        options.AddPolicy(SeeReaders, policy => policy.RequireRole(StaffRoles.All));
        options.AddPolicy(InspectReaders, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor));
        options.AddPolicy(SecureOwnAccount, policy => policy.RequireRole(StaffRoles.All));
        options.AddPolicy(KeepOwnDrafts, policy => policy.RequireRole(StaffRoles.All));
        options.AddPolicy(AskForExemptions, policy => policy.RequireRole(StaffRoles.Clerk, StaffRoles.Supervisor));
        options.AddPolicy(ExemptTexts, policy => policy.RequireRole(StaffRoles.Supervisor, StaffRoles.Admin));
        options.AddPolicy(SeeExemptions, policy => policy.RequireRole(StaffRoles.Auditor, StaffRoles.Admin));
        options.AddPolicy(Administer, policy => policy.RequireRole(StaffRoles.Admin));
        options.AddPolicy(RunRetention, policy => policy.RequireRole(StaffRoles.Admin, ThePortal));
        options.AddPolicy(RunJobs, policy => policy.RequireRole(ThePortal));
        options.FallbackPolicy = options.DefaultPolicy;
    }

    /// <summary>Defines the policies that depend on the mode: in practice mode no mail is sent, so everyone may see the outbox.</summary>
    public static void DefineByMode(AuthorizationOptions options, IOptions<ShellOptions> shell) =>
        options.AddPolicy(
            SeeOutbox, policy => policy.RequireRole(shell.Value.Mode is PortalMode.Practice ? StaffRoles.All : [StaffRoles.Admin]));
}
