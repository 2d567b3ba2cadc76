using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RestoresAndEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CreatedAt",
                table: "stripe_events",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "GaveUpAt",
                table: "stripe_events",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "stripe_events",
                type: "character varying(255)",
                maxLength: 255,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CommandAt",
                table: "reader_leases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CommandMilliseconds",
                table: "reader_leases",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommandResult",
                table: "reader_leases",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CustomerId",
                table: "reader_leases",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HeldSince",
                table: "reader_leases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "number_floors",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_floors", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_Subject_AppliedAt",
                table: "stripe_events",
                columns: new[] { "Subject", "AppliedAt" });

            NameSubjects(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "number_floors");

            migrationBuilder.DropIndex(
                name: "IX_stripe_events_Subject_AppliedAt",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "CreatedAt",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "GaveUpAt",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "CommandAt",
                table: "reader_leases");

            migrationBuilder.DropColumn(
                name: "CommandMilliseconds",
                table: "reader_leases");

            migrationBuilder.DropColumn(
                name: "CommandResult",
                table: "reader_leases");

            migrationBuilder.DropColumn(
                name: "CustomerId",
                table: "reader_leases");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "reader_leases");
        }

        // Events that an earlier version received and did not apply yet.
        private static void NameSubjects(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                "UPDATE stripe_events SET \"Subject\" = COALESCE(\"PaymentIntent\", \"SetupIntent\", \"PaymentMethod\", \"Customer\", \"EventId\")");
    }
}
