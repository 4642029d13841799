      - uses: [=checkout?no_esc]
        with:
          persist-credentials: false
      - name: Install Fairlead
        env:
          ARCHIVE: ${{ vars.FAIRLEAD_ARCHIVE }}
          SHA256: ${{ vars.FAIRLEAD_SHA256 }}
        run: |
          : "${ARCHIVE:?Set the variable FAIRLEAD_ARCHIVE to the address of an archive that ./dist made.}"
          : "${SHA256:?Set the variable FAIRLEAD_SHA256 to the first word of the file .sha256 beside it.}"
          curl -fsSL --retry 3 -o "$RUNNER_TEMP/fairlead.tar.gz" "$ARCHIVE"
          printf '%s  %s\n' "$SHA256" "$RUNNER_TEMP/fairlead.tar.gz" | sha256sum -c -
          mkdir -p "$RUNNER_TEMP/fairlead"
          tar -xzf "$RUNNER_TEMP/fairlead.tar.gz" -C "$RUNNER_TEMP/fairlead" --strip-components 1
          printf '%s\n' "$RUNNER_TEMP/fairlead" >> "$GITHUB_PATH"
      - name: Write down how to log in
        env:
          SSH_KEY: ${{ secrets.FAIRLEAD_SSH_KEY }}
[#if needsKnownHosts]
          KNOWN_HOSTS: ${{ vars.FAIRLEAD_KNOWN_HOSTS }}
[/#if]
        run: |
          : "${SSH_KEY:?Set the secret FAIRLEAD_SSH_KEY to a private key that the server lets in.}"
          (umask 077 && printf '%s\n' "$SSH_KEY" > "$RUNNER_TEMP/fairlead.key")
[#if needsKnownHosts]
          : "${KNOWN_HOSTS:?Set the variable FAIRLEAD_KNOWN_HOSTS to the server's lines of known_hosts, or put ssh.hostKeys into the model.}"
          mkdir -p ~/.ssh && printf '%s\n' "$KNOWN_HOSTS" >> ~/.ssh/known_hosts
[/#if]
