using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using MotoPortal.Primitives;

namespace MotoPortal.Data;

/// <summary>
/// The portal's database context. It names no feature: each room's entities bring their own mapping, found in this assembly. One context
/// per operation, from <see cref="IDbContextFactory{TContext}"/>; changes go through <see cref="Atomic"/>.
/// </summary>
internal abstract class PortalDb(DbContextOptions options)
    : IdentityDbContext<PortalUser, IdentityRole, string>(options), IDataProtectionKeyContext
{
    // Set here and not in Identity's options, because the model must be the same for the migrations tool and the running portal.
    private const int KeyPartLength = 128;

    // https://www.w3.org/TR/webauthn-3/#credential-id
    private const int LongestCredentialId = 1023;

    /// <summary>The shadow property of a passkey with the time of its last use, UTC; null before the first.</summary>
    internal const string PasskeyUsedAt = "LastUsedAt";

    /// <summary>Whether the context shows the rows of some stores only.</summary>
    internal bool IsLimited { get; private set; }

    // The filters of the limited model read it from the context that runs the query.
    internal List<LocationId?> VisibleStores { get; private set; } = [];

    /// <summary>The key ring of data protection, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Begins a transaction that is the only one that writes, of all nodes; waits up to 30 seconds for those before it. What it has read is
    /// therefore still so when it commits.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">Another writer did not end in time.</exception>
    public abstract Task<IDbContextTransaction> BeginWritingAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that only reads: all its queries see the database as it is now. It delays no writer.</summary>
    public abstract Task<IDbContextTransaction> BeginReadingAsync(CancellationToken cancellationToken);

    /// <summary>The collation that sorts as a language does; both databases compare by Unicode's rules for it.</summary>
    public abstract string CollationOf(CultureInfo language);

    /// <summary>How this database says <see cref="DbTime.DayOf"/>; a static method, because the model outlives the context.</summary>
    protected abstract Func<IReadOnlyList<SqlExpression>, SqlExpression> DayOfTranslation { get; }

    /// <summary>How this database says <see cref="DbTime.Milliseconds"/>; a static method.</summary>
    protected abstract Func<IReadOnlyList<SqlExpression>, SqlExpression> MillisecondsTranslation { get; }

    /// <summary>Leaves out the rows of other stores from now on; called before the context is first used.</summary>
    /// <exception cref="InvalidOperationException">It comes from the pool, whose contexts have the model for all stores.</exception>
    public void LimitTo(StoreScope stores)
    {
        if (ContextId.Lease > 0)
        {
            throw new InvalidOperationException("A context of the pool shows all stores.");
        }

        IsLimited = !stores.IsAll;
        VisibleStores = [.. stores.Stores.Select(store => (LocationId?)store)];
    }

    /// <summary>Notifies other nodes of the changed topics when the open transaction commits.</summary>
    public abstract Task AnnounceAsync(IReadOnlyCollection<string> topics, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityRole>().ToTable("roles");
        builder.Entity<IdentityUserRole<string>>().ToTable("people_roles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("people_claims");
        builder.Entity<IdentityUserLogin<string>>(login =>
        {
            login.ToTable("people_logins");
            login.Property(l => l.LoginProvider).HasMaxLength(KeyPartLength);
            login.Property(l => l.ProviderKey).HasMaxLength(KeyPartLength);
        });
        builder.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("people_tokens");
            token.Property(t => t.LoginProvider).HasMaxLength(KeyPartLength);
            token.Property(t => t.Name).HasMaxLength(KeyPartLength);
        });
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            // As Identity's third schema has it, which only its options could choose.
            passkey.ToTable("people_passkeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(LongestCredentialId);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<PortalUser>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
            passkey.Property<DateTimeOffset?>(PasskeyUsedAt);
        });
        builder.Entity<IdentityRoleClaim<string>>().ToTable("roles_claims");
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.HasDbFunction(DbTime.DayOfMethod).HasTranslation(DayOfTranslation);
        builder.HasDbFunction(DbTime.MillisecondsMethod).HasTranslation(MillisecondsTranslation);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        if (IsLimited)
        {
            foreach (var row in builder.Model.GetEntityTypes().Where(row => row.ClrType.IsAssignableTo(typeof(IStoreRow))))
            {
                row.SetQueryFilter(FilterOf(row.ClrType));
            }
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        StoreAsText<CardSetupId>(configuration);
        StoreAsText<ConsentId>(configuration);
        StoreAsText<SignedFormId>(configuration);
        StoreAsText<PortalCustomerId>(configuration);
        StoreAsText<MailId>(configuration);
        StoreAsText<SessionId>(configuration);
        StoreAsText<CustomerId>(configuration);
        StoreAsText<SetupIntentId>(configuration);
        StoreAsText<SetupAttemptId>(configuration);
        StoreAsText<PaymentMethodId>(configuration);
        StoreAsText<ReaderId>(configuration);
        StoreAsText<LocationId>(configuration);
        StoreAsText<ChargeId>(configuration);
        StoreAsText<ChargeRefundId>(configuration);
        StoreAsText<PaymentIntentId>(configuration);
        StoreAsText<StripeChargeId>(configuration);
        StoreAsText<StripeRefundId>(configuration);
        StoreAsText<DisputeId>(configuration);
        StoreAsText<NoticeId>(configuration);
    }

    private LambdaExpression FilterOf(Type rowType)
    {
        var row = Expression.Parameter(rowType, "row");
        return Expression.Lambda(
            Expression.Call(
                Expression.Property(Expression.Constant(this), nameof(VisibleStores)),
                nameof(List<>.Contains),
                typeArguments: null,
                Expression.Property(row, nameof(IStoreRow.StoreId))),
            row);
    }

    private static void StoreAsText<TId>(ModelConfigurationBuilder configuration)
        where TId : struct, ITypedId<TId> =>
        configuration.Properties<TId>().HaveConversion<TypedIdConverter<TId>>().HaveMaxLength(255);
}
